using System.Globalization;
using Oig.Hook;

namespace Oig.Load.Servers;

/// <summary>Managed memory of .NET processes, which <see cref="MemoryReport"/> tells from inside of them.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private const long Settled = 100_000;
    private const int Tries = 4;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    // The shared pools let go, at a collection, of what was not used for so long.
    private static readonly TimeSpan UntilPoolsShrink = TimeSpan.FromSeconds(35);

    /// <summary>What <see cref="HeapAsync"/> takes, mostly.</summary>
    public static TimeSpan UsualLength => 2 * UntilPoolsShrink;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oig-load-memory-");
    private int _processes;

    /// <summary>Bytes that all of them have allocated so far.</summary>
    public long Allocated => _folder.GetFiles().Sum(file => Read(file, MemoryReport.Allocated));

    /// <summary>Environment of one more process.</summary>
    public Dictionary<string, string> Watch()
    {
        var path = Path.Combine(_folder.FullName, _processes++.ToString(CultureInfo.InvariantCulture));
        File.WriteAllBytes(path, new byte[MemoryReport.Length]);
        return new() { ["DOTNET_STARTUP_HOOKS"] = typeof(MemoryReport).Assembly.Location, [MemoryReport.Variable] = path };
    }

    /// <summary>Bytes in use on their heaps after collections, once pools have given back what the load before took: half a minute to two.</summary>
    public async Task<long> HeapAsync()
    {
        var (before, now) = (long.MaxValue, await CollectAsync());
        for (var tries = 0; before - now > Settled && tries < Tries; tries++)
        {
            await Task.Delay(UntilPoolsShrink);
            (before, now) = (now, await CollectAsync());
        }

        return now;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<long> CollectAsync()
    {
        var files = _folder.GetFiles();
        foreach (var file in files) Ask(file);
        foreach (var file in files)
            while (Read(file, MemoryReport.Heap) == MemoryReport.NotYet) await Task.Delay(Pace);
        return files.Sum(file => Read(file, MemoryReport.Heap));
    }

    private static void Ask(FileInfo file)
    {
        using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        stream.Position = MemoryReport.Heap;
        stream.Write([.. BitConverter.GetBytes(MemoryReport.NotYet), .. BitConverter.GetBytes(1L)]);
    }

    private static long Read(FileInfo file, int place)
    {
        using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[MemoryReport.Length];
        stream.ReadExactly(bytes);
        return BitConverter.ToInt64(bytes, place);
    }
}
