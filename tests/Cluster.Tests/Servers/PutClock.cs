namespace Oig.Cluster.Tests.Servers;

/// <summary>The wall clock of a process that can be put while the process runs; its monotonic clock goes on as ever.</summary>
internal sealed class PutClock : IDisposable
{
    /// <summary>Debian's faketime, the edition for programs with threads.</summary>
    public const string Library = "libfaketimeMT.so.1";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oig-clock-");

    public PutClock() => Put(0);

    /// <summary>The program, with arguments, that gives this clock to the program behind it.</summary>
    public string[] Before =>
    [
        "env", $"LD_PRELOAD={Programs.Get(Library)}", $"FAKETIME_TIMESTAMP_FILE={File}", "FAKETIME_DONT_FAKE_MONOTONIC=1", "FAKETIME_NO_CACHE=1",
    ];

    private string File => Path.Combine(_folder.FullName, "offset");

    /// <summary>Puts it so many hours before or behind the machine's.</summary>
    public void Put(int hours)
    {
        // Moved in whole: the process reads it with each look at the clock.
        System.IO.File.WriteAllText($"{File}.new", $"{(hours < 0 ? "-" : "+")}{Math.Abs(hours)}h\n");
        System.IO.File.Move($"{File}.new", File, overwrite: true);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
