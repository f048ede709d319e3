using System.Globalization;
using System.Runtime.InteropServices;

namespace Oig.Load.Measurements;

/// <summary>Prints results as Markdown, with the machine that they are from.</summary>
internal static class Table
{
    public static void Print(IReadOnlyList<Figures> rows)
    {
        Say($"| case | requests/s | p50 ms | p99 ms | processor µs/request | allocated kB/request | memory MB |");
        Say($"|---|---:|---:|---:|---:|---:|---:|");
        foreach (var row in rows)
            Say($"| {row.Name} | {row.Requests:F0} | {row.Median.TotalMilliseconds:F2} | {row.P99.TotalMilliseconds:F2} | {row.ProcessorPerRequest.TotalMicroseconds:F0} | {row.AllocatedPerRequest / 1000:F1} | {row.Memory / 1048576.0:F0} |");
    }

    public static void PrintMachine() => Say(
        $"{DateTimeOffset.UtcNow:yyyy-MM-dd}, {Processor()}, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1073741824.0:F0} GB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}");

    public static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>What goes on, for whoever waits; apart from the results.</summary>
    public static void Progress(FormattableString text) => Console.Error.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static string Processor() => File.Exists("/proc/cpuinfo") && File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) is { } line
        ? line.Split(':', 2)[1].Trim()
        : RuntimeInformation.ProcessArchitecture.ToString();
}
