using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Storage;

namespace Oig.Grains.Accounts;

/// <summary>Orleans adapter of <see cref="AccountGate"/>: identity and stored state.</summary>
internal sealed class AccountGrain(
    [PersistentState(AccountGrain.StateName, AccountGrain.StorageName)] IPersistentState<AccountState> stored,
    IOptions<LockoutOptions> options,
    TimeProvider time,
    ILogger<AccountGrain> logger) : Grain, IAccountGrain
{
    internal const string StorageName = "oig";
    internal const string StateName = "account";

    private AccountGate? _gate;

    // The state object is replaced when storage is read, hence not before activation.
    private AccountGate Gate => _gate ??= new(stored.State, options.Value, time);

    public async Task<LoginPermit> RequestLoginAsync(string sessionKey)
    {
        var permit = Gate.Request(sessionKey);
        if (permit.Decision == LoginDecision.Granted) await StoreAsync();
        return permit;
    }

    public Task ReportLoginAsync(string sessionKey, LoginVerdict verdict)
    {
        Gate.Report(sessionKey, verdict);
        return StoreAsync();
    }

    public Task<bool> IsKnownGoodAsync(string sessionKey) => Task.FromResult(Gate.IsKnownGood(sessionKey));

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        stored.RecordExists && Gate.IsBlank() ? StoreAsync() : Task.CompletedTask;

    // A lost storage must neither lock the owner out nor open the gate: the activation goes on from memory.
    private async Task StoreAsync()
    {
        try
        {
            await (stored.State.IsBlank ? ClearAsync() : stored.WriteStateAsync());
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.AccountStateNotStored(logger, exception);
            // Somebody else wrote it, an activation that the cluster made twice: the next one reads what that one knows.
            if (exception is InconsistentStateException) DeactivateOnIdle();
        }
    }

    // Clearing replaces the state object, which the gate goes on with.
    private async Task ClearAsync()
    {
        if (!stored.RecordExists) return;
        var state = stored.State;
        await stored.ClearStateAsync();
        stored.State = state;
    }
}
