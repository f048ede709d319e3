using System.IO.MemoryMappedFiles;

namespace Oig.Hook;

/// <summary>Tells how many bytes a process has allocated so far, and, when it is asked, how many its heap holds after a collection.</summary>
public static class MemoryReport
{
    /// <summary>Environment variable with the file, of <see cref="Length"/> bytes, to tell it in; without it nothing is told.</summary>
    public const string Variable = "OIG_LOAD_MEMORY";

    /// <summary>Three numbers of eight bytes.</summary>
    public const int Length = 3 * sizeof(long);

    /// <summary>Where the bytes allocated so far stand.</summary>
    public const int Allocated = 0;

    /// <summary>Where the bytes of the heap stand; <see cref="NotYet"/> until they are told.</summary>
    public const int Heap = sizeof(long);

    /// <summary>Where whoever wants to know them writes 1; 0 again once they are told.</summary>
    public const int Wish = 2 * sizeof(long);

    /// <summary>No number of bytes.</summary>
    public const long NotYet = -1;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);

    internal static void TellForEver()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } path) new Thread(() => Tell(path)) { IsBackground = true }.Start();
    }

    private static void Tell(string path)
    {
        using var file = MemoryMappedFile.CreateFromFile(path);
        using var view = file.CreateViewAccessor(0, Length);
        for (; ; Thread.Sleep(Pace))
        {
            view.Write(Allocated, GC.GetTotalAllocatedBytes());
            if (view.ReadInt64(Wish) == 0) continue;
            view.Write(Wish, 0L);
            view.Write(Heap, HeapAfterCollection());
        }
    }

    private static long HeapAfterCollection()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
