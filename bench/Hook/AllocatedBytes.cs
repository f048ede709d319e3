using System.IO.MemoryMappedFiles;

namespace Oig.Hook;

/// <summary>Tells how many bytes a process has allocated so far.</summary>
public static class AllocatedBytes
{
    /// <summary>Environment variable with the file, of eight bytes, to tell it in; without it nothing is told.</summary>
    public const string Variable = "OIG_LOAD_ALLOCATED";

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);

    internal static void TellForEver()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } path) new Thread(() => Tell(path)) { IsBackground = true }.Start();
    }

    private static void Tell(string path)
    {
        using var file = MemoryMappedFile.CreateFromFile(path);
        using var view = file.CreateViewAccessor(0, sizeof(long));
        for (; ; Thread.Sleep(Pace)) view.Write(0, GC.GetTotalAllocatedBytes());
    }
}
