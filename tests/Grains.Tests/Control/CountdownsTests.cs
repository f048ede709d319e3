using Microsoft.Extensions.Time.Testing;
using Oig.Contracts.Control;
using Oig.Grains.Control;
using Oig.Grains.Tests.Accounts;

namespace Oig.Grains.Tests.Control;

public sealed class CountdownsTests : HouseTest
{
    [Fact]
    public async Task A_wall_clock_that_is_put_forward_ends_no_observation_and_no_wait()
    {
        House.Portal.Switches.WriteDelay = TimeSpan.FromMinutes(5);
        await House.ChangeAsync(Wanted.Mode(1));
        await House.AskAsync(Wanted.Relay(1, on: false));
        await House.PassAsync(TimeSpan.FromSeconds(10));
        House.Skew = TimeSpan.FromHours(1);
        await House.PassAsync(TimeSpan.FromMinutes(9));
        Assert.Equal(2, House.Portal.Requests.Writes.Count);
        Assert.Equal(ChangeState.Confirmed, House.Storage.Load().Changes[0].State);
    }

    [Fact]
    public async Task A_wall_clock_that_is_put_back_hides_nothing_that_the_box_does()
    {
        await House.ChangeAsync(Wanted.Mode(1));
        House.Skew = TimeSpan.FromHours(-1);
        await House.PassAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(ChangeState.Confirmed, House.Newest.State);
        House.Box["box_prms", "mode"] = 2;
        House.Time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(ChangeState.Waiting, (await House.AskAsync(Wanted.Mode(1))).Change?.State);
    }

    [Fact]
    public async Task A_wall_clock_that_is_put_back_makes_no_pause_between_changes_longer()
    {
        await House.ChangeAsync(Wanted.Mode(1));
        await House.PassAsync(TimeSpan.FromSeconds(30));
        await House.AskAsync(Wanted.Relay(1, on: false));
        House.Skew = TimeSpan.FromHours(-2);
        await House.PassAsync(TimeSpan.FromMinutes(6));
        Assert.Equal(2, House.Portal.Requests.Writes.Count);
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(2)]
    public void A_stop_of_all_changes_moves_along_with_a_wall_clock_that_is_put(int hours)
    {
        var time = new MovingClock();
        var state = new WriteSwitchState { Pause = new(time.GetUtcNow().AddMinutes(15), "no text") };
        var clock = new StoredClock(time, state.Shift);
        time.Put(TimeSpan.FromHours(hours));
        time.Advance(TimeSpan.FromMinutes(14));
        clock.Now();
        Assert.NotNull(new WriteSwitch(state, time).Pause);
        time.Advance(TimeSpan.FromMinutes(1));
        clock.Now();
        Assert.Null(new WriteSwitch(state, time).Pause);
    }

    [Fact]
    public void A_time_in_the_future_begins_now()
    {
        var time = new FakeTimeProvider();
        var countdowns = new Countdowns(time);
        Assert.False(countdowns.IsOver("a", time.GetUtcNow().AddDays(1), TimeSpan.FromMinutes(15)));
        time.Advance(TimeSpan.FromMinutes(15));
        Assert.True(countdowns.IsOver("a", time.GetUtcNow().AddDays(1), TimeSpan.FromMinutes(15)));
    }

    [Fact]
    public void A_pause_whose_end_is_further_away_than_any_pause_lasts_no_longer()
    {
        var time = new FakeTimeProvider();
        Assert.Null(new WriteSwitch(new() { Pause = new(time.GetUtcNow().AddDays(1), "made before the clock was set") }, time).Pause);
    }
}
