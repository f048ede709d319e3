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

    /// <summary>How long one case is under load in all.</summary>
    public TimeSpan Length => WarmUp + (Rounds * Turn);
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
                all.Add((subject, new(subject.Nodes, each.Accounts, subject.Tokens, subject.Balancing)));
                Table.Progress($"{subject.Name}: warming up");
                await WarmUp.WithLoadAsync(all[^1].Target, load.Connections, load.WarmUp);
            }

            var turns = await TakeAsync(load.Rounds, [.. all.Select<(Subject Subject, Target Target), Func<Task<Figures>>>(each => () => TakeAsync(load, each.Subject, each.Target))]);
            return [.. turns.Select(Figures.OfTurns)];
        }
        finally
        {
            foreach (var (subject, _) in all) await subject.DisposeAsync();
        }
    }

    /// <summary>Every case has its turn in each round; the turns by case.</summary>
    public static async Task<IReadOnlyList<T>[]> TakeAsync<T>(int rounds, IReadOnlyList<Func<Task<T>>> cases)
    {
        var turns = cases.Select(_ => new List<T>()).ToArray();
        for (var round = 1; round <= rounds; round++)
        {
            Table.Progress($"round {round} of {rounds}");
            for (var i = 0; i < cases.Count; i++) turns[i].Add(await cases[i]());
        }

        return turns;
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
