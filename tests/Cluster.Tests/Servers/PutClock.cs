namespace Oig.Cluster.Tests.Servers;

/// <summary>The wall clock of a process that can be put while the process runs; its monotonic clock goes on as ever.</summary>
internal sealed class PutClock : IDisposable
{
    /// <summary>Debian's faketime, the edition for programs with threads.</summary>
    public const string Library = "libfaketimeMT.so.1";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oig-clock-");

    public PutClock() => Put(0);

    // Read once a second: to look at the file with each look at the clock made a start take longer than a minute on a busy machine.
    private const string HowOften = "FAKETIME_CACHE_DURATION=1";

    // Threads that wait until a time wait this many milliseconds at a stretch instead: the library reckons their waits by the clock as it was put, also
    // those by the monotonic one, and a clock ahead would let them end at once, over and over.
    private static readonly string[] HowLong = ["FAKETIME_WAIT_MS=20", "FAKETIME_FORCE_MONOTONIC_FIX=1"];

    /// <summary>The program, with arguments, that gives this clock to the program behind it.</summary>
    public string[] Before =>
    [
        "env", $"LD_PRELOAD={Programs.Get(Library)}", $"FAKETIME_TIMESTAMP_FILE={File}", "FAKETIME_DONT_FAKE_MONOTONIC=1", HowOften, .. HowLong,
    ];

    private string File => Path.Combine(_folder.FullName, "offset");

    /// <summary>Puts it so many hours before or behind the machine's; the process notices within some seconds.</summary>
    public void Put(int hours)
    {
        // Moved in whole: the process may read it at any moment.
        System.IO.File.WriteAllText($"{File}.new", $"{(hours < 0 ? "-" : "+")}{Math.Abs(hours)}h\n");
        System.IO.File.Move($"{File}.new", File, overwrite: true);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
