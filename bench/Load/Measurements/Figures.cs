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
        return new(name, sorted.Length / length.TotalSeconds, At(sorted, 0.5), At(sorted, 0.99), used.Processor / requests, (double)used.Allocated / requests, memory);
    }

    /// <summary>The middle of each figure, over turns of the same case.</summary>
    public static Figures OfTurns(IReadOnlyCollection<Figures> turns) => new(
        turns.First().Name, Middle(turns, turn => turn.Requests), Middle(turns, turn => turn.Median), Middle(turns, turn => turn.P99),
        Middle(turns, turn => turn.ProcessorPerRequest), Middle(turns, turn => turn.AllocatedPerRequest), Middle(turns, turn => turn.Memory));

    private static T Middle<T>(IReadOnlyCollection<Figures> turns, Func<Figures, T> figure) => turns.Select(figure).Order().ElementAt(turns.Count / 2);

    private static TimeSpan At(TimeSpan[] sorted, double share) => sorted.Length == 0 ? TimeSpan.Zero : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
}
