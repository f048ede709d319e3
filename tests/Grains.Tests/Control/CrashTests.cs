using Oig.Grains.Control;

namespace Oig.Grains.Tests.Control;

public sealed class CrashTests : IAsyncLifetime
{
    private ControlledHouse _house = null!;

    public async Task InitializeAsync() => _house = await ControlledHouse.StartAsync();

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Dying_before_the_turn_leaves_the_change_to_be_sent_once()
    {
        await _house.AskAsync(Wanted.Mode(1));
        await RestartAndCallAsync();
        await AssertEndAsync(ChangeState.Confirmed, writes: 1);
    }

    [Fact]
    public async Task Dying_before_sending_is_stored_leaves_the_change_to_be_sent_once()
    {
        await _house.AskAsync(Wanted.Mode(1));
        _house.Storage.BeforeStore = state => DieAt(state, ChangeState.Sending);
        await DyingAsync();
        await RestartAndCallAsync();
        await AssertEndAsync(ChangeState.Confirmed, writes: 1);
    }

    [Fact]
    public async Task Dying_between_stored_and_sent_sends_nothing_ever_and_says_that_it_is_unknown()
    {
        await _house.AskAsync(Wanted.Mode(1));
        _house.Storage.AfterStore = state => DieAt(state, ChangeState.Sending);
        await DyingAsync();
        await RestartAndCallAsync();
        Assert.Equal(ChangeState.Unknown, _house.Newest.State);
        await AssertEndAsync(ChangeState.NotConfirmed, writes: 0);
    }

    [Fact]
    public async Task Dying_after_the_write_before_its_answer_is_stored_is_unknown_and_then_confirmed()
    {
        await _house.AskAsync(Wanted.Mode(1));
        _house.Storage.BeforeStore = state => DieAt(state, ChangeState.Accepted);
        await _house.Controller.WorkAsync();
        await RestartAndCallAsync();
        Assert.Equal(ChangeState.Unknown, _house.Newest.State);
        await AssertEndAsync(ChangeState.Confirmed, writes: 1);
    }

    [Fact]
    public async Task Dying_while_watching_goes_on_watching_as_soon_as_somebody_calls()
    {
        await _house.ChangeAsync(Wanted.Mode(1));
        await RestartAndCallAsync();
        Assert.Equal(ChangeState.Accepted, _house.Newest.State);
        await AssertEndAsync(ChangeState.Confirmed, writes: 1);
    }

    [Fact]
    public async Task Dying_while_watching_ends_as_not_confirmed_when_nobody_calls()
    {
        await _house.ChangeAsync(Wanted.Mode(1));
        _house.Restart();
        await AssertEndAsync(ChangeState.NotConfirmed, writes: 1);
    }

    [Fact]
    public async Task A_session_grain_that_dies_with_the_answer_leaves_an_unknown_outcome()
    {
        await _house.AskAsync(Wanted.Mode(1));
        _house.Session("one@example.com").AfterWrite = () => throw new TimeoutException();
        await _house.Controller.WorkAsync();
        Assert.Equal(ChangeState.Unknown, _house.Newest.State);
        await AssertEndAsync(ChangeState.Confirmed, writes: 1);
    }

    [Fact]
    public async Task A_wish_that_cannot_be_stored_is_no_wish()
    {
        _house.Storage.BeforeStore = _ => throw new IOException("disk full");
        Assert.Equal(DenialReason.NotStored, (await _house.AskAsync(Wanted.Mode(1))).Denial?.Reason);
        _house.Storage.BeforeStore = _ => { };
        await _house.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Empty(_house.Portal.Requests.Writes);
    }

    [Fact]
    public async Task A_session_that_expired_unnoticed_is_found_out_before_the_change_is_sent()
    {
        await _house.AskAsync(Wanted.Mode(1));
        _house.Portal.KillSessions();
        _house.Time.Advance(TimeSpan.FromSeconds(10));
        await _house.Controller.WorkAsync();
        Assert.Empty(_house.Portal.Requests.Writes);
        Assert.Equal(ChangeState.Waiting, _house.Newest.State);
        await _house.SeeAsync();
        await AssertEndAsync(ChangeState.Confirmed, writes: 1);
    }

    private static void DieAt(ControlState state, ChangeState step)
    {
        if (state.Changes.Any(change => change.State == step)) throw new IOException("killed");
    }

    private Task<IOException> DyingAsync() => Assert.ThrowsAsync<IOException>(() => _house.Controller.WorkAsync());

    private async Task RestartAndCallAsync()
    {
        _house.Restart();
        await _house.Controller.SeeAsync(await _house.SeeAsync());
    }

    private async Task AssertEndAsync(ChangeState end, int writes)
    {
        await _house.PassAsync(TimeSpan.FromMinutes(16));
        Assert.Equal(end, _house.Newest.State);
        Assert.Equal(writes, _house.Portal.Requests.Writes.Count);
    }
}
