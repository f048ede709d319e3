using System.Diagnostics;
using Oig.Load.Servers;

namespace Oig.Load.Measurements;

/// <summary>A turn of calls, and what it took meanwhile.</summary>
/// <param name="Calls">What each call came to.</param>
/// <param name="Portal">What the portal answered, by account.</param>
/// <param name="Used">What the server used.</param>
/// <param name="Busy">What kept the machine busy.</param>
internal sealed record Watched<T>(T[] Calls, PortalTime[] Portal, Usage Used, Busy Busy)
{
    // After this the portal has counted a request, which it does when its answer is on the way already.
    private static readonly TimeSpan Counted = TimeSpan.FromMilliseconds(100);

    public static async Task<Watched<T>> OfAsync(Subject subject, PortalProcess portal, Func<Task<T[]>> turn)
    {
        var (before, used, busy) = (portal.Times.All(), subject.Used, Busy.Now(subject, portal));
        var calls = await turn();
        var (usedNow, busyNow) = (subject.Used, Busy.Now(subject, portal));
        await Task.Delay(Counted);
        return new(calls, [.. portal.Times.All().Zip(before, (after, earlier) => after - earlier)], usedNow - used, busyNow - busy);
    }
}

/// <summary>Processor time of server, portal and load program over a while.</summary>
internal readonly record struct Busy(TimeSpan Length, TimeSpan Server, TimeSpan Portal, TimeSpan Load)
{
    public static Busy Now(Subject subject, PortalProcess portal) =>
        new(Stopwatch.GetElapsedTime(0), subject.Used.Processor, portal.ProcessorTime, Environment.CpuUsage.TotalTime);

    public static Busy operator -(Busy after, Busy before) =>
        new(after.Length - before.Length, after.Server - before.Server, after.Portal - before.Portal, after.Load - before.Load);

    public static Busy OfTurns(IReadOnlyCollection<Busy> turns) =>
        new(turns.Middle(turn => turn.Length), turns.Middle(turn => turn.Server), turns.Middle(turn => turn.Portal), turns.Middle(turn => turn.Load));

    /// <summary>Part of all cores' time that something took.</summary>
    public double Share(TimeSpan used) => used / (Length * Environment.ProcessorCount);
}
