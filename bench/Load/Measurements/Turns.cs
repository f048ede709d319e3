using Oig.Load.Clients;
using Oig.Load.Servers;

namespace Oig.Load.Measurements;

/// <summary>Servers to measure: how to start them, and how many accounts are asked for.</summary>
internal sealed record Case(Func<Task<Subject>> Start, int Accounts);

/// <summary>The load on a server: how many connections, at what rate (null: a closed loop), for how long at once, how often, and before it counts.</summary>
internal sealed record LoadShape(int Connections, int? Rate, TimeSpan Turn, int Rounds, TimeSpan WarmUp)
{
    /// <summary>What the documented figures were measured with.</summary>
    public static readonly LoadShape Usual = new(Connections: 32, Rate: null, Turn: TimeSpan.FromSeconds(3), Rounds: 15, WarmUp: TimeSpan.FromSeconds(40));
}

/// <summary>Measures servers in turns, so that whatever slows the machine down for a while slows all of them alike.</summary>
internal static class Turns
{
    /// <summary>The median turn of each case.</summary>
    public static async Task<Figures[]> TakeAsync(LoadShape load, IEnumerable<Case> cases)
    {
        List<(Subject Subject, Target Target)> all = [];
        try
        {
            foreach (var each in cases)
            {
                var subject = await each.Start();
                all.Add((subject, new(subject.Nodes, each.Accounts, subject.Tokens)));
                Table.Progress($"{subject.Name}: warming up");
                await WarmUp.WithLoadAsync(all[^1].Target, load.Connections, load.WarmUp);
            }

            return await TakeAsync(load, all);
        }
        finally
        {
            foreach (var (subject, _) in all) await subject.DisposeAsync();
        }
    }

    private static async Task<Figures[]> TakeAsync(LoadShape load, List<(Subject Subject, Target Target)> all)
    {
        var turns = all.Select(_ => new List<Figures>()).ToArray();
        for (var round = 1; round <= load.Rounds; round++)
        {
            Table.Progress($"round {round} of {load.Rounds}");
            for (var i = 0; i < all.Count; i++) turns[i].Add(await TakeAsync(load, all[i].Subject, all[i].Target));
        }

        return [.. turns.Select(Figures.OfTurns)];
    }

    private static async Task<Figures> TakeAsync(LoadShape load, Subject subject, Target target)
    {
        var before = subject.Used;
        var latencies = load.Rate is { } rate
            ? await OpenLoop.RunAsync(target, load.Connections, load.Turn, rate)
            : await ClosedLoop.RunAsync(target, load.Connections, load.Turn);
        return Figures.Of(subject.Name, latencies, load.Turn, subject.Used - before, subject.Memory);
    }
}
