using Oig.Contracts.Control;
using Oig.Simulator;

namespace Oig.Grains.Tests.Control;

/// <summary>Changes that the portal refuses, and answers to changes that are strange or lost.</summary>
public sealed class WriteAnswerTests : HouseTest
{
    [Theory]
    [InlineData(WriteProfile.Legacy)]
    [InlineData(WriteProfile.FormOnly)]
    public async Task A_portal_that_wants_another_encoding_refuses_and_is_not_asked_again(WriteProfile profile)
    {
        House.Portal.Switches.WriteProfile = profile;
        var change = await House.ChangeAsync(Wanted.Mode(1));
        await House.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(ChangeState.Refused, change.State);
        Assert.Single(House.Portal.Requests.Writes);
        Assert.Null(await House.Writes.GetPauseAsync());
    }

    [Fact]
    public async Task A_portal_that_wants_forms_gets_them_when_the_operator_says_so()
    {
        await using var house = await ControlledHouse.StartAsync(("Oig:Portal:WriteEncoding", "Form"));
        house.Portal.Switches.WriteProfile = WriteProfile.FormOnly;
        await house.ChangeAsync(Wanted.GridDelivery(2, 4000));
        await house.PassAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(ChangeState.Confirmed, house.Newest.State);
        Assert.Single(house.Portal.Requests.Writes);
    }

    [Fact]
    public async Task An_error_page_is_a_refusal_that_stops_nobody_else()
    {
        House.Portal.Switches.Fail(PortalEndpoint.SetValue, Trouble.ServerError);
        Assert.Equal(ChangeState.Refused, (await House.ChangeAsync(Wanted.Mode(1))).State);
        Assert.Null(await House.Writes.GetPauseAsync());
        Assert.Single(House.Portal.Requests.Writes);
    }

    [Fact]
    public async Task An_answer_lost_after_the_portal_stored_the_wish_ends_as_confirmed()
    {
        House.Portal.Switches.Fail(PortalEndpoint.SetValue, Trouble.Abort with { AfterHandling = true });
        Assert.Equal(ChangeState.Unknown, (await House.ChangeAsync(Wanted.Mode(1))).State);
        await House.PassAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(ChangeState.Confirmed, House.Newest.State);
        Assert.Single(House.Portal.Requests.Writes);
    }

    [Fact]
    public async Task An_answer_lost_before_the_portal_stored_the_wish_ends_as_not_confirmed()
    {
        House.Portal.Switches.Fail(PortalEndpoint.SetValue, Trouble.Abort);
        Assert.Equal(ChangeState.Unknown, (await House.ChangeAsync(Wanted.Mode(1))).State);
        await House.PassAsync(TimeSpan.FromMinutes(15));
        Assert.Equal(ChangeState.NotConfirmed, House.Newest.State);
        Assert.Single(House.Portal.Requests.Writes);
    }

    [Theory]
    [InlineData(true, ChangeState.Confirmed)]
    [InlineData(false, ChangeState.NotConfirmed)]
    public async Task Silence_is_unknown_until_the_box_is_read_back(bool stored, ChangeState end)
    {
        House.Portal.Switches.Fail(PortalEndpoint.SetValue, Trouble.NoAnswer(TimeSpan.FromMinutes(1)) with { AfterHandling = stored, Times = 1 });
        var change = House.ChangeAsync(Wanted.Mode(1));
        while (House.Portal.Requests.Writes.Count == 0) await Task.Delay(5);
        House.Time.Advance(TimeSpan.FromSeconds(21));
        Assert.Equal(ChangeState.Unknown, (await change).State);
        await House.PassAsync(TimeSpan.FromMinutes(15));
        Assert.Equal(end, House.Newest.State);
        Assert.Single(House.Portal.Requests.Writes);
    }
}
