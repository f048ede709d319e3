using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Oig.Contracts.Accounts;
using Oig.Contracts.Sessions;
using Orleans.Storage;

namespace Oig.Grains.Accounts;

/// <summary>Orleans adapter of <see cref="AccountGate"/>: identity and stored state.</summary>
internal sealed class AccountGrain(
    [PersistentState(GrainStorage.Account, GrainStorage.Name)] IPersistentState<AccountState> stored,
    IOptions<LockoutOptions> options,
    TimeProvider time,
    ILogger<AccountGrain> logger) : Grain, IAccountGrain
{
    // What storage does not hold, only this activation knows.
    private static readonly TimeSpan Unstored = TimeSpan.FromMinutes(15);

    private AccountGate? _gate;

    // The state object is replaced when storage is read, hence not before activation.
    private AccountGate Gate => _gate ??= new(stored.State, options.Value, time);

    public async Task<LoginPermit> RequestLoginAsync(string sessionKey, string network)
    {
        var permit = Gate.Request(sessionKey, network);
        if (permit.Decision != LoginDecision.Granted)
        {
            await StoreLearntAsync();
            return permit;
        }

        if (await StoreAsync()) return permit;
        Gate.Report(sessionKey, LoginVerdict.NotJudged, default, network);
        permit = Gate.Request(sessionKey, network);
        if (permit.Decision == LoginDecision.Granted) await StoreAsync();
        return permit;
    }

    public async Task ReportLoginAsync(string sessionKey, LoginVerdict verdict, TimeSpan took, string network)
    {
        var ended = Gate.Report(sessionKey, verdict, took, network);
        await StoreAsync();
        foreach (var earlier in ended) await EndAsync(earlier);
        if (verdict == LoginVerdict.Refused) TellOfLock();
    }

    public async Task<LoginPermit> AdmitAsync(string sessionKey, string network)
    {
        var permit = Gate.Admit(sessionKey, network);
        await StoreLearntAsync();
        return permit;
    }

    public async Task<bool> IsKnownGoodAsync(string sessionKey, string network)
    {
        var isGood = Gate.Compare(sessionKey, network);
        await StoreLearntAsync();
        return isGood;
    }

    public Task<long> GetPasswordGenerationAsync() => Task.FromResult(Gate.Generation);

    public Task<AccountStanding> GetStandingAsync() => Task.FromResult(Gate.StandingOf(this.GetPrimaryKeyString()));

    public async Task<AccountStanding> LiftLockAsync()
    {
        Gate.LiftLock();
        await StoreAsync();
        return await GetStandingAsync();
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        stored.RecordExists && Gate.IsBlank() ? StoreAsync() : Task.CompletedTask;

    // Only when there is something new: repeating one password must not cost the storage anything.
    private async Task StoreLearntAsync()
    {
        if (Gate.TakeChanged()) await StoreAsync();
    }

    // Whoever knows only an earlier password neither reads nor writes any more.
    private async Task EndAsync(string earlier)
    {
        try
        {
            await GrainFactory.GetGrain<ISessionGrain>(earlier).EndAsync();
        }
        catch (Exception exception) when (exception is OrleansException or TimeoutException)
        {
            Log.SessionNotEnded(logger, exception.Message);
        }
    }

    // The operator's list must not cost anybody a login: nobody waits for it, and it is told again with the next refusal.
    private void TellOfLock()
    {
        var account = this.GetPrimaryKeyString();
        if (Gate.StandingOf(account).LockedUntil is { } until) GrainFactory.GetGrain<ILockoutsGrain>(ILockoutsGrain.Key).NoteAsync(account, until).Ignore();
    }

    // A lost storage must neither lock the owner out nor open the gate: the activation goes on from memory. False when somebody else
    // had stored what this activation did not know: an activation that the cluster made twice, or this one began while the storage was away.
    private async Task<bool> StoreAsync()
    {
        try
        {
            await WriteAsync();
        }
        catch (InconsistentStateException)
        {
            await StoreTogetherAsync();
            return false;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            StayInMemory(exception);
        }

        return true;
    }

    private async Task StoreTogetherAsync()
    {
        try
        {
            await stored.AbsorbAsync((own, other) => own.Absorb(other));
            await WriteAsync();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            StayInMemory(exception);
        }
    }

    private void StayInMemory(Exception exception)
    {
        Log.AccountStateNotStored(logger, exception);
        DelayDeactivation(Unstored);
    }

    private Task WriteAsync() => stored.State.IsBlank ? ClearAsync() : stored.WriteStateAsync();

    // Clearing replaces the state object, which the gate goes on with.
    private async Task ClearAsync()
    {
        if (!stored.RecordExists) return;
        var state = stored.State;
        await stored.ClearStateAsync();
        stored.State = state;
    }
}
