using Microsoft.Extensions.Logging;

namespace Oig.Grains.Control;

/// <summary>Puts the changes of a box into its state and its storage, in the three ways that a storage which fails can be taken.</summary>
internal sealed class ChangeStore(ControlState state, Func<Task> store, ILogger logger)
{
    /// <summary>Throws, with nothing changed, when they cannot be stored.</summary>
    public async Task StoreOrUndoAsync(List<Change> changes)
    {
        var before = state.Changes;
        state.Changes = changes;
        try
        {
            await store();
        }
        catch
        {
            state.Changes = before;
            throw;
        }
    }

    /// <summary>False, with nothing changed, when they cannot be stored. A storage that was only too slow may have them: a later activation finds them then.</summary>
    public async Task<bool> TryStoreAsync(List<Change> changes)
    {
        try
        {
            await StoreOrUndoAsync(changes);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.WishNotStored(logger, exception);
            return false;
        }
    }

    /// <summary>Keeps them in memory when they cannot be stored; the next step stores them.</summary>
    public async Task StoreIfPossibleAsync(List<Change> changes)
    {
        state.Changes = changes;
        try
        {
            await store();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.ChangeNotStored(logger, exception);
        }
    }
}
