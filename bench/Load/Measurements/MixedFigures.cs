using Oig.Load.Clients;

namespace Oig.Load.Measurements;

/// <summary>A turn of calls of all kinds.</summary>
/// <param name="Rate">Calls a second.</param>
/// <param name="Requests">Requests to the portal for one call.</param>
/// <param name="Processor">Processor time of the server for one call.</param>
/// <param name="Allocated">Bytes that the server allocated for one call.</param>
/// <param name="Busy">What kept the machine busy.</param>
/// <param name="Kinds">How the calls of each kind went.</param>
internal sealed record MixedFigures(double Rate, double Requests, TimeSpan Processor, double Allocated, Busy Busy, IReadOnlyList<KindFigures> Kinds)
{
    public static MixedFigures Of(Watched<MixedCall> turn)
    {
        var (calls, portal, used, busy) = turn;
        var count = Math.Max(1.0, calls.Length);
        return new(
            calls.Length / busy.Length.TotalSeconds, portal.Sum(account => account.Requests) / count, used.Processor / count, used.Allocated / count, busy,
            [.. Enum.GetValues<CallKind>().Select(kind => KindFigures.Of(kind, [.. calls.Where(call => call.Kind == kind)], calls.Length))]);
    }

    /// <summary>The middle of each figure, over turns.</summary>
    public static MixedFigures OfTurns(IReadOnlyList<MixedFigures> turns) => new(
        turns.Middle(turn => turn.Rate), turns.Middle(turn => turn.Requests), turns.Middle(turn => turn.Processor), turns.Middle(turn => turn.Allocated),
        Busy.OfTurns([.. turns.Select(turn => turn.Busy)]), [.. turns[0].Kinds.Select((_, kind) => KindFigures.OfTurns([.. turns.Select(turn => turn.Kinds[kind])]))]);

    public void Print()
    {
        Table.Say($"| calls | of all | answered as they should | p50 ms | p99 ms |");
        Table.Say($"|---|---:|---:|---:|---:|");
        foreach (var kind in Kinds)
            Table.Say($"| {kind.Kind} | {kind.Share:P1} | {kind.AsExpected:P1} | {kind.Median.TotalMilliseconds:F1} | {kind.P99.TotalMilliseconds:F1} |");
        Table.Say($"{Rate:F0} calls a second, {Requests:F2} requests to the portal for each, {Processor.TotalMicroseconds:F0} µs of processor and {Allocated / 1000:F1} kB allocated for each.");
    }
}

/// <summary>How the calls of one kind went: what part of all they were, what part was answered as it should be, and how long that took.</summary>
internal sealed record KindFigures(CallKind Kind, double Share, double AsExpected, TimeSpan Median, TimeSpan P99)
{
    public static KindFigures Of(CallKind kind, MixedCall[] calls, int ofAll)
    {
        TimeSpan[] times = [.. calls.Select(call => call.Took).Order()];
        return new(
            kind, calls.Length / Math.Max(1.0, ofAll), calls.Count(call => call.AsExpected) / Math.Max(1.0, calls.Length), Statistics.At(times, 0.5), Statistics.At(times, 0.99));
    }

    public static KindFigures OfTurns(IReadOnlyCollection<KindFigures> turns) => new(
        turns.First().Kind, turns.Middle(turn => turn.Share), turns.Middle(turn => turn.AsExpected), turns.Middle(turn => turn.Median), turns.Middle(turn => turn.P99));
}
