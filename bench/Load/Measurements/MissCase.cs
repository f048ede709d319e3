using System.Diagnostics;
using Oig.Load.Clients;
using Oig.Load.Servers;

namespace Oig.Load.Measurements;

/// <summary>The load of misses: how many accounts, how many calls a second of them all, for how long at once, how often, and before it counts.</summary>
internal sealed record MissLoad(int Accounts, double Rate, TimeSpan Turn, int Rounds, TimeSpan WarmUp, Connections Connections);

/// <summary>A server whose accounts are asked so seldom that each call has to read the portal.</summary>
internal sealed class MissCase(Subject subject, PortalProcess portal, MissLoad load, TimeSpan rest) : IDisposable
{
    private readonly Circle _circle = new(load.Accounts, rest);
    private readonly Caller _caller = new(connections: ConnectionHandlers.Of(load.Connections));

    public async Task<MissFigures> TakeAsync(TimeSpan length)
    {
        await Task.Delay(_circle.UntilRested(load.Rate, length));
        return MissFigures.Of(subject.Name, await Watched<MissCall>.OfAsync(subject, portal, () => PoissonLoop.RunAsync(load.Rate, length, BeginAsync)));
    }

    public void Dispose() => _caller.Dispose();

    private Task<MissCall> BeginAsync()
    {
        var (account, begun) = (_circle.Next(), Stopwatch.GetTimestamp());
        return Task.Run(async () =>
        {
            var failure = await _caller.TryAsync(Question.Readings, subject.Nodes[0], account);
            return new MissCall(account, Stopwatch.GetElapsedTime(begun), failure?.Message);
        });
    }
}

/// <summary>One call: for whom, how long it took, and what went wrong, else null.</summary>
internal readonly record struct MissCall(int Account, TimeSpan Took, string? Failure);
