using Oig.Contracts.Series;
using Oig.Contracts.Sessions;

namespace Oig.Grains.Sessions;

/// <summary>The newest series of a session, a bounded number of them beside those that are being read.</summary>
internal sealed class SeriesShelf(SessionOptions options, TimeProvider time)
{
    private const int MostKept = 8;

    private readonly Lock _gate = new();
    private readonly Dictionary<SeriesQuery, SharedRead<SeriesTable>> _reads = [];

    /// <summary>The one reading of the series; one that is under way never has to make room, so nothing is asked for twice.</summary>
    public SharedRead<SeriesTable> For(SeriesQuery query)
    {
        lock (_gate)
        {
            if (_reads.TryGetValue(query, out var read)) return read;
            while (_reads.Count >= MostKept && MakeRoom())
            {
            }

            return _reads[query] = new(options.SeriesLifetime, time);
        }
    }

    /// <summary>Serves nobody from memory until the next readings.</summary>
    public void Forget()
    {
        lock (_gate)
            foreach (var read in _reads.Values) read.Forget();
    }

    private bool MakeRoom()
    {
        var resting = _reads.Where(entry => !entry.Value.IsRunning).ToArray();
        return resting.Length > 0 && _reads.Remove(resting.FirstOrDefault(entry => !entry.Value.IsFresh, resting[0]).Key);
    }
}
