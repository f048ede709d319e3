namespace Oig.Load.Measurements;

/// <summary>Prints what misses cost, as Markdown.</summary>
internal static class MissTable
{
    private const double Kilo = 1000;

    public static void Print(IReadOnlyList<MissFigures> rows)
    {
        PrintHead();
        foreach (var row in rows) Print(row.Name, row);
    }

    public static void PrintHead()
    {
        Table.Say($"| case | calls/s | misses | failed | portal ms | added p50 ms | added p99 ms | processor µs/miss | allocated kB/miss | cores busy: server, portal, load program |");
        Table.Say($"|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    }

    /// <summary>The server beside the relay.</summary>
    public static void PrintRatios(MissFigures miss, MissFigures relay)
    {
        Table.Say($"A miss takes {miss.Processor / relay.Processor:F2} times the relay's processor time and {miss.Allocated / relay.Allocated:F1} times its allocations;");
        Table.Say($"in the middle it answers {(miss.Median - relay.Median).TotalMilliseconds:F2} ms later.");
    }

    /// <summary>How many accounts one core carries whose owners ask so often.</summary>
    public static void PrintAccounts(MissFigures miss, params TimeSpan[] intervals)
    {
        foreach (var interval in intervals)
            Table.Say($"Asked every {interval.TotalSeconds:F0} s, one core carries {interval / miss.Processor:F0} accounts ({interval.TotalSeconds:F0} s / {miss.Processor.TotalMicroseconds:F0} µs).");
    }

    /// <summary>What an active account takes: what heap and process grew by, over the accounts that came to those who were there before.</summary>
    public static void PrintMemory(MemoryUse few, MemoryUse many, int accounts) => Table.Say(
        $"An active account takes {(many.Heap - few.Heap) / Kilo / accounts:F1} kB of the heap after collections, {(many.Resident - few.Resident) / Kilo / accounts:F1} kB resident under load and {(many.Collected - few.Collected) / Kilo / accounts:F1} kB after collections.");

    public static void Print(string name, MissFigures row) => Table.Say(
        $"| {name} | {row.Rate:F0} | {row.Misses:P1} | {row.Failed:P1} | {row.Portal.TotalMilliseconds:F1} | {row.Median.TotalMilliseconds:F2} | {row.P99.TotalMilliseconds:F2} | {row.Processor.TotalMicroseconds:F0} | {row.Allocated / Kilo:F1} | {row.Busy.Share(row.Busy.Server):P0}, {row.Busy.Share(row.Busy.Portal):P0}, {row.Busy.Share(row.Busy.Load):P0} |");
}

/// <summary>Memory of a server, bytes.</summary>
/// <param name="Resident">Of its processes, as the load leaves them.</param>
/// <param name="Heap">In use on its heaps after collections.</param>
/// <param name="Collected">Of its processes after them.</param>
internal sealed record MemoryUse(long Resident, long Heap, long Collected)
{
    public static async Task<MemoryUse> OfAsync(Servers.Subject subject)
    {
        var (resident, heap) = (subject.Memory, await subject.HeapAsync());
        return new(resident, heap, subject.Memory);
    }
}
