using Oig.Load.Servers;

namespace Oig.Load.Measurements;

/// <summary>One row of the table.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Requests">Answered requests a second.</param>
/// <param name="Median">Half of the answers came within this time.</param>
/// <param name="P99">99 of 100 answers came within this time.</param>
/// <param name="ProcessorPerRequest">Processor time of the server's processes for one request.</param>
/// <param name="AllocatedPerRequest">Bytes that the server's processes allocated for one request.</param>
/// <param name="Memory">Memory of the server's processes at the end, bytes.</param>
internal sealed record Figures(string Name, double Requests, TimeSpan Median, TimeSpan P99, TimeSpan ProcessorPerRequest, double AllocatedPerRequest, long Memory)
{
    public static Figures Of(string name, IReadOnlyList<TimeSpan> latencies, TimeSpan length, Usage used, long memory)
    {
        TimeSpan[] sorted = [.. latencies.Order()];
        var requests = Math.Max(1, sorted.Length);
        return new(name, sorted.Length / length.TotalSeconds, Statistics.At(sorted, 0.5), Statistics.At(sorted, 0.99), used.Processor / requests, (double)used.Allocated / requests, memory);
    }

    /// <summary>The middle of each figure, over turns of the same case.</summary>
    public static Figures OfTurns(IReadOnlyCollection<Figures> turns) => new(
        turns.First().Name, turns.Middle(turn => turn.Requests), turns.Middle(turn => turn.Median), turns.Middle(turn => turn.P99),
        turns.Middle(turn => turn.ProcessorPerRequest), turns.Middle(turn => turn.AllocatedPerRequest), turns.Middle(turn => turn.Memory));
}

/// <summary>Middles and tails.</summary>
internal static class Statistics
{
    /// <summary>The middle of a figure over turns.</summary>
    public static TValue Middle<T, TValue>(this IReadOnlyCollection<T> turns, Func<T, TValue> figure) => turns.Select(figure).Order().ElementAt(turns.Count / 2);

    /// <summary>What that share of sorted times does not exceed; zero when there are none.</summary>
    public static TimeSpan At(IReadOnlyList<TimeSpan> sorted, double share) =>
        sorted.Count == 0 ? TimeSpan.Zero : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
}
