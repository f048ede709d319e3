using System.Diagnostics;
using Oig.Load.Clients;
using Oig.Load.Servers;

namespace Oig.Load.Measurements;

/// <summary>The load of misses: how many accounts, how many calls a second of them all, for how long at once, how often, and before it counts.</summary>
internal sealed record MissLoad(int Accounts, double Rate, TimeSpan Turn, int Rounds, TimeSpan WarmUp, Connections Connections);

/// <summary>A server whose accounts are asked so seldom that each call has to read the portal.</summary>
internal sealed class MissCase(Subject subject, PortalProcess portal, MissLoad load, TimeSpan rest) : IDisposable
{
    /// <summary>After this the portal has counted a request, which it does when its answer is on the way already.</summary>
    public static readonly TimeSpan Counted = TimeSpan.FromMilliseconds(100);

    private readonly Circle _circle = new(load.Accounts, rest);
    private readonly Caller _caller = new(connections: ConnectionHandlers.Of(load.Connections));

    public async Task<MissFigures> TakeAsync(TimeSpan length)
    {
        await Task.Delay(_circle.UntilRested(load.Rate, length));
        var (before, used, busy) = (portal.Times.All(), subject.Used, Busy.Now(subject, portal));
        var calls = await PoissonLoop.RunAsync(load.Rate, length, BeginAsync);
        var (usedNow, busyNow) = (subject.Used, Busy.Now(subject, portal));
        await Task.Delay(Counted);
        PortalTime[] spent = [.. portal.Times.All().Zip(before, (after, earlier) => after - earlier)];
        return MissFigures.Of(subject.Name, calls, spent, usedNow - used, busyNow - busy);
    }

    public void Dispose() => _caller.Dispose();

    private Task<MissCall> BeginAsync()
    {
        var (account, begun) = (_circle.Next(), Stopwatch.GetTimestamp());
        return Task.Run(() => AskAsync(account, begun));
    }

    private async Task<MissCall> AskAsync(int account, long begun)
    {
        try
        {
            await _caller.AskAsync(subject.Nodes[0], account, CancellationToken.None);
            return new(account, Stopwatch.GetElapsedTime(begun), null);
        }
        catch (Exception exception) when (exception is HttpRequestException or FailedCallException or IOException)
        {
            return new(account, Stopwatch.GetElapsedTime(begun), exception.Message);
        }
    }
}

/// <summary>One call: for whom, how long it took, and what went wrong, else null.</summary>
internal readonly record struct MissCall(int Account, TimeSpan Took, string? Failure);
