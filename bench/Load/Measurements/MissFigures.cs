namespace Oig.Load.Measurements;

/// <summary>A turn of calls that read the portal.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Rate">Calls a second.</param>
/// <param name="Misses">Share of the calls for whose account the portal answered exactly one request.</param>
/// <param name="Failed">Share of the calls that brought no readings.</param>
/// <param name="Portal">What the portal took of a call in the middle, its delay included.</param>
/// <param name="Median">Time of a call less the portal's time for its account: half of the calls took no more.</param>
/// <param name="P99">The same of 99 of 100.</param>
/// <param name="Processor">Processor time of the server for one call.</param>
/// <param name="Allocated">Bytes that the server allocated for one call.</param>
/// <param name="Busy">What kept the machine busy.</param>
internal sealed record MissFigures(
    string Name, double Rate, double Misses, double Failed, TimeSpan Portal, TimeSpan Median, TimeSpan P99, TimeSpan Processor, double Allocated, Busy Busy)
{
    public static MissFigures Of(string name, Watched<MissCall> turn)
    {
        var (calls, spent, used, busy) = turn;
        MissCall[] good = [.. calls.Where(call => call.Failure is null)];
        if (calls.FirstOrDefault(call => call.Failure is not null).Failure is { } failure) Table.Progress($"{name}: {calls.Length - good.Length} calls failed: {failure}");
        TimeSpan[] added = [.. good.Select(call => call.Took - spent[call.Account].Time).Order()];
        TimeSpan[] portal = [.. good.Select(call => spent[call.Account].Time).Order()];
        var count = Math.Max(1.0, calls.Length);
        return new(
            name, calls.Length / busy.Length.TotalSeconds, calls.Count(call => spent[call.Account].Requests == 1) / count, (calls.Length - good.Length) / count,
            Statistics.At(portal, 0.5), Statistics.At(added, 0.5), Statistics.At(added, 0.99), used.Processor / count, used.Allocated / count, busy);
    }

    /// <summary>The middle of each figure, over turns of the same case.</summary>
    public static MissFigures OfTurns(IReadOnlyList<MissFigures> turns) => new(
        turns[0].Name, turns.Middle(turn => turn.Rate), turns.Middle(turn => turn.Misses), turns.Middle(turn => turn.Failed), turns.Middle(turn => turn.Portal),
        turns.Middle(turn => turn.Median), turns.Middle(turn => turn.P99), turns.Middle(turn => turn.Processor), turns.Middle(turn => turn.Allocated),
        Busy.OfTurns([.. turns.Select(turn => turn.Busy)]));
}
