using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Oig.Contracts.Control;

namespace Oig.Grains.Control;

/// <summary>The changes of a box in memory and in storage; edits happen one after another, while readers never wait.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle is never asked for holds nothing to dispose.")]
internal sealed class ChangeBook(ControlState state, Func<Task> store, ILogger logger, TimeProvider time)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    // Longer than the answer to a question is good for.
    private static readonly TimeSpan ConsentsKeptFor = TimeSpan.FromMinutes(15);
    private const int MostKept = 200;

    private static readonly Denial NotStored = new(ControlReason.NotStored, TimeSpan.FromMinutes(1));

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>All that is known of the box.</summary>
    public ControlState State => state;

    /// <summary>The changes of the last day, oldest first.</summary>
    public IReadOnlyList<Change> Changes => state.Changes;

    /// <summary>
    /// The value to write for a change so that what is not wanted changed stays as it is, or as other wishes that may still arrive want it: a
    /// part of a value is written together with all others.
    /// </summary>
    public int ValueToWrite(Change sending, int current)
    {
        var wanted = sending.Wanted;
        var since = state.Elsewhere.Where(change => change.Parameter == wanted.Parameter).Max(change => (DateTimeOffset?)change.NoticedAt);
        return wanted.Target(state.Changes
            .Where(change => change.Id != sending.Id && change.Wanted.Parameter == wanted.Parameter && change.SentAt is not null && !(change.SentAt <= since))
            .Aggregate(current, (value, change) => change.State switch
            {
                ChangeState.Refused => value,
                ChangeState.Confirmed => change.Wanted.Bits is { } bits ? (value & ~bits) | (current & bits) : current,
                _ => change.Wanted.Target(value),
            }));
    }

    /// <summary>Decides about a wish; a change that waits then is stored with the consent it used, or denied.</summary>
    public Task<ChangeAnswer> AdmitAsync(Func<ControlState, ChangeAnswer> decide) => InTurnAsync(async () =>
    {
        var answer = decide(state);
        if (answer.Change is not { } change || state.Changes.Exists(known => known.Id == change.Id)) return answer;
        var consents = change.ConsentId is { } consent ? With(consent) : state.UsedConsents;
        if (change.State == ChangeState.Waiting) return await TryStoreAsync([.. Recent(), change, .. StopOf(change)], consents) ? answer : NotStored;
        state.UsedConsents = consents;
        return answer;
    });

    /// <summary>Takes a step that must be stored before anything else happens; throws, with nothing changed, when it cannot be.</summary>
    public Task<Change?> CommitAsync(string id, Func<Change, Change?> step) => EditAsync(id, step, changes => StoreOrUndoAsync(changes, state.UsedConsents));

    /// <summary>Notes what has happened already: if it cannot be stored, memory still knows it, and the next step stores it.</summary>
    public Task<Change?> NoteAsync(string id, Func<Change, Change?> step) => EditAsync(id, step, changes =>
    {
        state.Changes = changes;
        return StoreIfPossibleAsync();
    });

    /// <summary>Marks a consent as used.</summary>
    public Task VoidAsync(string consent) => InTurnAsync(async () =>
    {
        state.UsedConsents = With(consent);
        await StoreIfPossibleAsync();
        return true;
    });

    /// <summary>Stores what was learned of the box besides its changes, if that is possible.</summary>
    public Task KeepAsync(Action<ControlState> learn) => InTurnAsync(async () =>
    {
        learn(state);
        await StoreIfPossibleAsync();
        return true;
    });

    private Task<Change?> EditAsync(string id, Func<Change, Change?> step, Func<List<Change>, Task> keep) => InTurnAsync(async () =>
    {
        var edited = state.Changes.Find(change => change.Id == id) is { } known ? step(known) : null;
        if (edited is not null) await keep([.. state.Changes.Select(change => change.Id == id ? edited : change)]);
        return edited;
    });

    private async Task<T> InTurnAsync<T>(Func<Task<T>> act)
    {
        await _turn.WaitAsync();
        try
        {
            return await act();
        }
        finally
        {
            _turn.Release();
        }
    }

    // A storage that was only too slow may have them: a later activation finds them then.
    private async Task<bool> TryStoreAsync(List<Change> changes, Dictionary<string, DateTimeOffset> consents)
    {
        try
        {
            await StoreOrUndoAsync(changes, consents);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.WishNotStored(logger, exception);
            return false;
        }
    }

    private async Task StoreOrUndoAsync(List<Change> changes, Dictionary<string, DateTimeOffset> consents)
    {
        var before = (state.Changes, state.UsedConsents);
        (state.Changes, state.UsedConsents) = (changes, consents);
        try
        {
            await store();
        }
        catch
        {
            (state.Changes, state.UsedConsents) = before;
            throw;
        }
    }

    private async Task StoreIfPossibleAsync()
    {
        try
        {
            await store();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.ChangeNotStored(logger, exception);
        }
    }

    // Stored with the change itself, so that a server that starts again still stops it.
    private static IEnumerable<Change> StopOf(Change change) => change is not { Until: { } until } || change.Wanted.Stop() is not { } stop ? [] :
    [
        change with
        {
            Id = $"{change.Id}-stop", Wanted = stop, Follows = change.Id, Until = null, ConsentId = null, WantedAt = until, NotBefore = until, Queued = true,
        },
    ];

    private IEnumerable<Change> Recent() => state.Changes
        .Where(change => change.IsOpen || time.GetUtcNow() - change.AskedAt < KeptFor)
        .TakeLast(MostKept);

    private Dictionary<string, DateTimeOffset> With(string consent) => new(state.UsedConsents.Where(used => used.Value > time.GetUtcNow()))
    {
        [consent] = time.GetUtcNow() + ConsentsKeptFor,
    };
}
