using Oig.Contracts.Control;
using Oig.Simulator;

namespace Oig.Grains.Tests.Control;

public sealed class AdmissionTests : HouseTest
{
    [Fact]
    public async Task A_box_that_an_aggregator_steers_is_left_alone()
    {
        House.Box["box_prm2", "app"] = 4;
        await AssertDeniedAsync(ControlReason.SteeredByAggregator, Wanted.Mode(1));
    }

    [Theory]
    [InlineData("box_prms", "mode", 7)]
    [InlineData("box_prm2", "app", 5)]
    public async Task A_box_in_an_unknown_mode_is_left_alone(string table, string column, int value)
    {
        House.Box[table, column] = value;
        await AssertDeniedAsync(ControlReason.UnknownMode, Wanted.Relay(1, on: false));
    }

    [Fact]
    public async Task A_box_that_is_offline_is_left_alone_unless_the_caller_insists()
    {
        House.Portal.Switches.WriteEffect = WriteEffect.Never;
        House.Time.Advance(TimeSpan.FromMinutes(12));
        await AssertDeniedAsync(ControlReason.BoxOffline, Wanted.Mode(1));
        await House.ChangeAsync(Wanted.Mode(1), queueIfOffline: true);
        await House.PassAsync(TimeSpan.FromMinutes(15));
        Assert.Equal(ChangeState.NotConfirmed, House.Newest.State);
        House.Portal.Switches.WriteEffect = WriteEffect.Delayed;
        House.Time.Advance(TimeSpan.FromMinutes(3));
        await House.Controller.SeeAsync(await House.SeeAsync());
        Assert.Equal(ChangeState.Confirmed, House.Newest.State);
        Assert.Single(House.Portal.Requests.Writes);
    }

    [Fact]
    public async Task A_heater_that_is_not_there_is_not_set()
    {
        await using var house = await ControlledHouse.StartAsync();
        house.Portal.Accounts.Add("one@example.com", AccountBook.TestPassword, new SimulatedBox(ControlledHouse.BoxId));
        Assert.Equal(ControlReason.NotShown, (await house.AskAsync(Wanted.Heater(manual: true))).Denial?.Reason);
    }

    [Fact]
    public async Task Grid_charging_is_refused_on_an_account_with_several_boxes()
    {
        House.Portal.Accounts.Add("one@example.com", AccountBook.TestPassword, House.Box, new SimulatedBox("2206230099"));
        await AssertDeniedAsync(ControlReason.SeveralBoxes, Wanted.GridCharging(50));
    }

    public static TheoryData<Wanted, bool> Risks => new()
    {
        { Wanted.Mode(0), false },
        { Wanted.Mode(1), false },
        { Wanted.Mode(3), true },
        { Wanted.Supplementary(5, on: true), false },
        { Wanted.GridDelivery(0), false },
        { Wanted.GridDelivery(1), true },
        { Wanted.GridDelivery(2, 100), true },
        { Wanted.GridCharging(50), true },
        { Wanted.Heater(manual: true), true },
        { Wanted.Heater(manual: false), false },
        { Wanted.Relay(1, on: true), false },
    };

    [Theory]
    [MemberData(nameof(Risks))]
    public void Risky_changes_need_an_acknowledgement(Wanted wanted, bool needed) => Assert.Equal(needed, wanted.NeedsAcknowledgement);

    [Fact]
    public async Task Without_the_acknowledgement_nothing_is_sent()
    {
        Assert.Equal(ControlReason.AcknowledgementRequired, (await House.AskAsync(Wanted.Mode(3), acknowledged: false)).Denial?.Reason);
        await AssertNothingSentAsync();
    }

    [Fact]
    public async Task Another_value_of_a_setting_under_way_is_denied()
    {
        await House.ChangeAsync(Wanted.Mode(1));
        Assert.Equal(ControlReason.ChangePending, (await House.AskAsync(Wanted.Mode(2))).Denial?.Reason);
        await House.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Single(House.Portal.Requests.Writes);
    }

    [Fact]
    public async Task Changes_of_different_settings_go_one_after_another_with_a_pause()
    {
        await House.AskAsync(Wanted.Mode(1));
        await House.AskAsync(Wanted.GridDelivery(0));
        await House.AskAsync(Wanted.Relay(2, on: false));
        await House.PassAsync(TimeSpan.FromMinutes(10));
        var writes = House.Portal.Requests.Writes;
        Assert.Equal([PortalEndpoint.SetValue, PortalEndpoint.ToGrid, PortalEndpoint.SetValue], writes.Select(write => write.Endpoint));
        Assert.All(writes.Zip(writes.Skip(1)), pair => Assert.True(pair.Second.Time - pair.First.Time >= TimeSpan.FromSeconds(60)));
        Assert.All(House.Storage.Load().Changes, change => Assert.Equal(ChangeState.Confirmed, change.State));
    }

    [Fact]
    public async Task Two_changes_of_modes_are_five_minutes_apart()
    {
        await House.AskAsync(Wanted.Mode(1));
        await House.AskAsync(Wanted.Supplementary(5, on: true));
        await House.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Collection(House.Portal.Requests.Writes, _ => { }, _ => { });
        var writes = House.Portal.Requests.Writes;
        Assert.InRange(writes[1].Time - writes[0].Time, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5.5));
    }

    [Fact]
    public async Task At_most_five_changes_wait_for_their_turn()
    {
        Wanted[] six =
        [
            Wanted.Mode(1), Wanted.GridDelivery(0), Wanted.Relay(1, on: false), Wanted.Relay(2, on: false), Wanted.Relay(3, on: false),
            Wanted.Heater(manual: true),
        ];
        var answers = new List<ChangeAnswer>();
        foreach (var wanted in six) answers.Add(await House.AskAsync(wanted));
        Assert.All(answers.Take(5), answer => Assert.True(answer.IsChange));
        Assert.Equal(ControlReason.QueueFull, answers[5].Denial?.Reason);
    }

    [Fact]
    public async Task Ten_clients_of_two_accounts_that_want_the_same_at_once_cause_one_write()
    {
        var asked = Enumerable.Range(0, 10).Select(i => i % 2 == 0 ? "one@example.com" : "other@example.com")
            .Select(account => Task.Run(() => House.AskAsync(Wanted.Mode(1), account: account)));
        var answers = await Task.WhenAll(asked);
        await House.PassAsync(TimeSpan.FromMinutes(3));
        Assert.Single(answers.Select(answer => answer.Change!.Id).Distinct());
        Assert.Single(House.Portal.Requests.Writes);
        Assert.Equal(ChangeState.AlreadySet, (await House.AskAsync(Wanted.Mode(1), account: "other@example.com")).Change?.State);
    }

    [Fact]
    public async Task What_another_session_read_earlier_does_not_make_an_old_value_count_as_set()
    {
        await House.SeeAsync("other@example.com");
        House.Portal.Switches.WriteDelay = TimeSpan.FromSeconds(1);
        await House.ChangeAsync(Wanted.Relay(1, on: false));
        var stale = await House.SeeAsync("other@example.com");
        await House.PassAsync(TimeSpan.FromMinutes(2));
        var answer = await House.Controller.AskAsync(new(Wanted.Relay(1, on: true), new() { SessionKey = "other@example.com" }, stale));
        Assert.Equal(ChangeState.Waiting, answer.Change?.State);
    }

    [Fact]
    public async Task A_change_that_waits_too_long_is_dropped_and_never_sent()
    {
        await House.AskAsync(Wanted.Mode(1));
        House.Portal.KillSessions();
        await House.PassAsync(TimeSpan.FromMinutes(31));
        Assert.Equal(ChangeState.Refused, House.Newest.State);
        await House.SeeAsync();
        await AssertNothingSentAsync();
    }

    [Fact]
    public async Task A_strange_answer_stops_changes_for_a_quarter_of_an_hour_while_reading_goes_on()
    {
        House.Portal.Switches.Fail(PortalEndpoint.SetValue, Trouble.MaintenancePage with { Times = 1 });
        Assert.Equal(ChangeState.Unknown, (await House.ChangeAsync(Wanted.Mode(1))).State);
        Assert.Equal(ControlReason.WritesPaused, (await House.AskAsync(Wanted.GridDelivery(0))).Denial?.Reason);
        Assert.NotNull(await House.SeeAsync());
        await House.PassAsync(TimeSpan.FromMinutes(15));
        Assert.Equal(ChangeState.Accepted, (await House.ChangeAsync(Wanted.GridDelivery(0))).State);
    }

    private async Task AssertDeniedAsync(ControlReason reason, Wanted wanted)
    {
        Assert.Equal(reason, (await House.AskAsync(wanted)).Denial?.Reason);
        await AssertNothingSentAsync();
    }

    private async Task AssertNothingSentAsync()
    {
        await House.Controller.WorkAsync();
        Assert.Empty(House.Portal.Requests.Writes);
    }
}
