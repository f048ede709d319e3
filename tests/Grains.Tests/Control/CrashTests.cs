using Oig.Contracts.Control;
using Oig.Grains.Control;

namespace Oig.Grains.Tests.Control;

public sealed class CrashTests : HouseTest
{
    [Fact]
    public async Task Dying_before_the_turn_leaves_the_change_to_be_sent_once()
    {
        await House.AskAsync(Wanted.Mode(1));
        await RestartAndCallAsync();
        await AssertEndAsync(ChangeState.Confirmed, writes: 1);
    }

    [Fact]
    public async Task Dying_before_sending_is_stored_leaves_the_change_to_be_sent_once()
    {
        await House.AskAsync(Wanted.Mode(1));
        House.Storage.BeforeStore = state => DieAt(state, ChangeState.Sending);
        await DyingAsync();
        await RestartAndCallAsync();
        await AssertEndAsync(ChangeState.Confirmed, writes: 1);
    }

    [Fact]
    public async Task Dying_between_stored_and_sent_sends_nothing_ever_and_says_that_it_is_unknown()
    {
        await House.AskAsync(Wanted.Mode(1));
        House.Storage.AfterStore = state => DieAt(state, ChangeState.Sending);
        await DyingAsync();
        await RestartAndCallAsync();
        Assert.Equal(ChangeState.Unknown, House.Newest.State);
        await AssertEndAsync(ChangeState.NotConfirmed, writes: 0);
    }

    [Fact]
    public async Task Dying_after_the_write_before_its_answer_is_stored_is_unknown_and_then_confirmed()
    {
        await House.AskAsync(Wanted.Mode(1));
        House.Storage.BeforeStore = state => DieAt(state, ChangeState.Accepted);
        await House.Controller.WorkAsync();
        await RestartAndCallAsync();
        Assert.Equal(ChangeState.Unknown, House.Newest.State);
        await AssertEndAsync(ChangeState.Confirmed, writes: 1);
    }

    [Fact]
    public async Task Dying_while_watching_goes_on_watching_as_soon_as_somebody_calls()
    {
        await House.ChangeAsync(Wanted.Mode(1));
        await RestartAndCallAsync();
        Assert.Equal(ChangeState.Accepted, House.Newest.State);
        await AssertEndAsync(ChangeState.Confirmed, writes: 1);
    }

    [Fact]
    public async Task Dying_while_watching_ends_as_not_confirmed_when_nobody_calls()
    {
        await House.ChangeAsync(Wanted.Mode(1));
        House.Restart();
        await AssertEndAsync(ChangeState.NotConfirmed, writes: 1);
    }

    [Fact]
    public async Task A_session_grain_that_dies_with_the_answer_leaves_an_unknown_outcome()
    {
        await House.AskAsync(Wanted.Mode(1));
        House.Session("one@example.com").AfterWrite = () => throw new TimeoutException();
        await House.Controller.WorkAsync();
        Assert.Equal(ChangeState.Unknown, House.Newest.State);
        await AssertEndAsync(ChangeState.Confirmed, writes: 1);
    }

    [Fact]
    public async Task A_wish_that_cannot_be_stored_is_no_wish()
    {
        House.Storage.BeforeStore = _ => throw new IOException("disk full");
        Assert.Equal(ControlReason.NotStored, (await House.AskAsync(Wanted.Mode(1))).Denial?.Reason);
        House.Storage.BeforeStore = _ => { };
        await House.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Empty(House.Portal.Requests.Writes);
    }

    [Fact]
    public async Task A_session_that_expired_unnoticed_is_found_out_before_the_change_is_sent()
    {
        await House.AskAsync(Wanted.Mode(1));
        House.Portal.KillSessions();
        House.Time.Advance(TimeSpan.FromSeconds(10));
        await House.Controller.WorkAsync();
        Assert.Empty(House.Portal.Requests.Writes);
        Assert.Equal(ChangeState.Waiting, House.Newest.State);
        await House.SeeAsync();
        await AssertEndAsync(ChangeState.Confirmed, writes: 1);
    }

    private static void DieAt(ControlState state, ChangeState step)
    {
        if (state.Changes.Any(change => change.State == step)) throw new IOException("killed");
    }

    private Task<IOException> DyingAsync() => Assert.ThrowsAsync<IOException>(() => House.Controller.WorkAsync());

    private async Task RestartAndCallAsync()
    {
        House.Restart();
        await House.Controller.SeeAsync(await House.SeeAsync());
    }

    private async Task AssertEndAsync(ChangeState end, int writes)
    {
        await House.PassAsync(TimeSpan.FromMinutes(16));
        Assert.Equal(end, House.Newest.State);
        Assert.Equal(writes, House.Portal.Requests.Writes.Count);
    }
}
