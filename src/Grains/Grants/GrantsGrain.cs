using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Oig.Contracts.Grants;
using Orleans.Storage;

namespace Oig.Grains.Grants;

/// <summary>
/// Orleans adapter of <see cref="GrantBook"/>. Nothing is answered that is not stored: what cannot be stored throws, and the client asks
/// again. An activation that finds something newer stored than it knew learns that and decides again.
/// </summary>
internal sealed class GrantsGrain(
    [PersistentState(GrantsGrain.StateName, GrainStorage.Name)] IPersistentState<GrantsState> stored, TimeProvider time, ILogger<GrantsGrain> logger)
    : Grain, IGrantsGrain
{
    internal const string StateName = "grants";

    public Task<GrantAnswer> BeginAsync(NewGrant grant) => ChangeAsync(book => book.Begin(grant));

    public Task<GrantAnswer> RefreshAsync(Guid grant, int generation) => ChangeAsync(book => book.Refresh(grant, generation));

    public async Task<bool> UseAsync(Guid grant)
    {
        var (isGood, isNews) = Book().Use(grant);
        if (isNews) await NoteUseAsync();
        return isGood;
    }

    public Task<bool> RevokeAsync(Guid grant) => ChangeAsync(book => book.Revoke(grant));

    public Task<ImmutableArray<GrantFacts>> ListAsync() => Task.FromResult(Book().List());

    // Made for each call: the state object is another one after it was read again.
    private GrantBook Book() => new(stored.State, time);

    private async Task<T> ChangeAsync<T>(Func<GrantBook, T> change)
    {
        try
        {
            return await ChangeOnceAsync(change);
        }
        catch (InconsistentStateException)
        {
            await stored.ReadStateAsync();
            return await ChangeOnceAsync(change);
        }
    }

    private async Task<T> ChangeOnceAsync<T>(Func<GrantBook, T> change)
    {
        var answer = change(Book());
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            // What is in memory now was not stored; the next activation begins with what is.
            DeactivateOnIdle();
            throw;
        }

        return answer;
    }

    // When a grant was used last is worth knowing, and not worth a refusal.
    private async Task NoteUseAsync()
    {
        try
        {
            await stored.WriteStateAsync();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.GrantUseNotStored(logger, exception);
            DeactivateOnIdle();
        }
    }
}
