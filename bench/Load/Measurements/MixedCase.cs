using System.Diagnostics;
using Oig.Load.Clients;
using Oig.Load.Servers;

namespace Oig.Load.Measurements;

/// <summary>A server that gets calls of all kinds at once.</summary>
internal sealed class MixedCase : IDisposable
{
    private readonly Subject _subject;
    private readonly PortalProcess _portal;
    private readonly double _rate;
    private readonly Circle _circle;
    private readonly Mix _mix;
    private readonly Caller _caller;

    public MixedCase(Subject subject, PortalProcess portal, MissLoad load)
    {
        (_subject, _portal, _rate, _circle) = (subject, portal, load.Rate, new(load.Accounts, MissRun.Rest));
        _mix = new(_circle, load.Rate * Mix.Misses);
        _caller = new(connections: ConnectionHandlers.Of(load.Connections)) { TellsAddresses = true };
    }

    public async Task<MixedFigures> TakeAsync(TimeSpan length)
    {
        await Task.Delay(_circle.UntilRested(_rate * Mix.Misses, length));
        return MixedFigures.Of(await Watched<MixedCall>.OfAsync(_subject, _portal, () => PoissonLoop.RunAsync(_rate, length, BeginAsync)));
    }

    public void Dispose() => _caller.Dispose();

    private Task<MixedCall> BeginAsync()
    {
        var ((kind, account, question), begun) = (_mix.Next(), Stopwatch.GetTimestamp());
        return Task.Run(async () =>
        {
            var isAnswered = await _caller.TryAsync(question, _subject.Nodes[0], account) is null;
            return new MixedCall(kind, isAnswered == Expected(kind), Stopwatch.GetElapsedTime(begun));
        });
    }

    private static bool Expected(CallKind kind) => kind != CallKind.WrongPassword;
}

/// <summary>One call: its kind, whether it was answered as it should be, and how long that took.</summary>
internal readonly record struct MixedCall(CallKind Kind, bool AsExpected, TimeSpan Took);
