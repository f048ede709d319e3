using Oig.Contracts.Series;

namespace Oig.Grains.Sessions;

/// <summary>The newest series of a session, a bounded number of them.</summary>
internal sealed class SeriesShelf(SessionOptions options, TimeProvider time)
{
    private const int MostKept = 8;

    private readonly Lock _gate = new();
    private readonly Dictionary<SeriesQuery, SharedRead<SeriesTable>> _reads = [];

    public SharedRead<SeriesTable> For(SeriesQuery query)
    {
        lock (_gate)
        {
            if (_reads.TryGetValue(query, out var read)) return read;
            if (_reads.Count >= MostKept) MakeRoom();
            return _reads[query] = new(options.SeriesLifetime, time);
        }
    }

    private void MakeRoom()
    {
        var leaving = _reads.FirstOrDefault(entry => !entry.Value.IsFresh, _reads.First());
        _reads.Remove(leaving.Key);
    }
}
