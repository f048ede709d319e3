using System.IO.MemoryMappedFiles;

namespace Oig.Load.Servers;

/// <summary>How many requests the simulated portal has answered for each load account, and in which time, in a file that two processes share.</summary>
internal sealed class PortalTimes : IDisposable
{
    private const int Entry = 2 * sizeof(long);

    private readonly Lock _gate = new();
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly int _accounts;

    public PortalTimes(string path, int accounts)
    {
        _accounts = accounts;
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, null, (accounts + 1L) * Entry);
        _view = _file.CreateViewAccessor();
    }

    /// <summary>One more answer for an account, from 1.</summary>
    public void Add(int account, TimeSpan time)
    {
        var place = (long)account * Entry;
        lock (_gate)
        {
            _view.Write(place, _view.ReadInt64(place) + 1);
            _view.Write(place + sizeof(long), _view.ReadInt64(place + sizeof(long)) + time.Ticks);
        }
    }

    /// <summary>What was added so far, by account; nobody has number 0.</summary>
    public PortalTime[] All()
    {
        var numbers = new long[2 * (_accounts + 1)];
        _view.ReadArray(0, numbers, 0, numbers.Length);
        return [.. numbers.Chunk(2).Select(pair => new PortalTime(pair[0], TimeSpan.FromTicks(pair[1])))];
    }

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}

/// <summary>Requests that the portal has answered, and the time from their arrival to the end of their answers.</summary>
internal readonly record struct PortalTime(long Requests, TimeSpan Time)
{
    public static PortalTime operator -(PortalTime after, PortalTime before) => new(after.Requests - before.Requests, after.Time - before.Time);
}
