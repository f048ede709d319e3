using System.Diagnostics.CodeAnalysis;

namespace Oig.Grains.Control;

/// <summary>The changes of a box in memory and in storage; edits happen one after another, while readers never wait.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle is never asked for holds nothing to dispose.")]
internal sealed class ChangeBook(ControlState state, ChangeStore store, TimeProvider time)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);
    private const int MostKept = 200;

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>The changes of the last day, oldest first.</summary>
    public IReadOnlyList<Change> Changes => state.Changes;

    private static readonly Denial NotStored = new(
        DenialReason.NotStored,
        "This server could not store the change, and sends none that is not stored. If get_control_status does not list it in a minute, ask again.",
        TimeSpan.FromMinutes(1));

    /// <summary>Decides about a wish; a change that waits then is stored, or denied.</summary>
    public async Task<ChangeAnswer> AdmitAsync(Func<IReadOnlyList<Change>, ChangeAnswer> decide)
    {
        await _turn.WaitAsync();
        try
        {
            var answer = decide(state.Changes);
            if (answer.Change is { State: ChangeState.Waiting } change && state.Changes.TrueForAll(known => known.Id != change.Id))
                return await store.TryStoreAsync([.. Recent(), change]) ? answer : NotStored;
            return answer;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Takes a step that must be stored before anything else happens; throws, with nothing changed, when it cannot be.</summary>
    public Task<Change?> CommitAsync(string id, Func<Change, Change?> step) => EditAsync(id, step, store.StoreOrUndoAsync);

    /// <summary>Notes what has happened already: if it cannot be stored, memory still knows it, and the next step stores it.</summary>
    public Task<Change?> NoteAsync(string id, Func<Change, Change?> step) => EditAsync(id, step, store.StoreIfPossibleAsync);

    private async Task<Change?> EditAsync(string id, Func<Change, Change?> step, Func<List<Change>, Task> keep)
    {
        await _turn.WaitAsync();
        try
        {
            var edited = state.Changes.Find(change => change.Id == id) is { } known ? step(known) : null;
            if (edited is not null) await keep([.. state.Changes.Select(change => change.Id == id ? edited : change)]);
            return edited;
        }
        finally
        {
            _turn.Release();
        }
    }

    private IEnumerable<Change> Recent() => state.Changes
        .Where(change => change.IsOpen || time.GetUtcNow() - change.AskedAt < KeptFor)
        .TakeLast(MostKept);
}
