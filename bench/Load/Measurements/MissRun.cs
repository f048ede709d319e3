using Oig.Load.Clients;
using Oig.Load.Servers;

namespace Oig.Load.Measurements;

/// <summary>This server and the relay, by turns, and what an account that is asked takes of the server's memory.</summary>
internal sealed class MissRun(Subjects subjects, PortalProcess portal, MissLoad load)
{
    /// <summary>Setting of a server whose snapshots go stale as soon as they may.</summary>
    public const string Lifetime = "--Oig:Session:SnapshotLifetime=00:00:30";

    /// <summary>Accounts that ask before memory is first looked at: the first ones pay for what all share.</summary>
    public const int Few = 100;

    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Starts = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Hits = TimeSpan.FromSeconds(10);

    /// <summary>How long an account is left alone, so that its snapshot is stale: the shortest lifetime there is and a second.</summary>
    public static TimeSpan Rest { get; } = TimeSpan.FromSeconds(31);

    /// <summary>About how long it takes.</summary>
    public static TimeSpan Length(MissLoad load, bool withMemory) =>
        Starts + Hits + Rest + (2 * (load.WarmUp + (load.Rounds * load.Turn))) + WarmUp.LengthOf(load.Accounts) + (withMemory ? 2 * MemoryWatch.UsualLength : TimeSpan.Zero);

    public async Task RunAsync(bool withMemory)
    {
        var answer = await subjects.AnswerAsync();
        await using var silo = await subjects.OneSiloAsync("miss", Lifetime);
        await using var relay = await subjects.RelayAsync(answer);
        await WarmUp.WithLoadAsync(new(silo.Nodes, Few), LoadShape.Usual.Connections, Hits);
        var few = withMemory ? await MemoryUse.OfAsync(silo) : null;
        await TakeTurnsAsync(silo, relay);
        if (few is not null) MissTable.PrintMemory(few, await MemoryUse.OfAsync(silo), load.Accounts - Few);
        answer.Delete();
    }

    private async Task TakeTurnsAsync(Subject silo, Subject relay)
    {
        using var miss = await ReadyAsync(silo, Rest);
        using var bare = await ReadyAsync(relay, TimeSpan.Zero);
        var turns = await Turns.TakeAsync(load.Rounds, [() => miss.TakeAsync(load.Turn), () => bare.TakeAsync(load.Turn)]);
        MissFigures[] figures = [.. turns.Select(MissFigures.OfTurns)];
        MissTable.Print(figures);
        MissTable.PrintRatios(figures[0], figures[1]);
        MissTable.PrintAccounts(figures[0], Rest, Usual);
    }

    private async Task<MissCase> ReadyAsync(Subject subject, TimeSpan rest)
    {
        Table.Progress($"{subject.Name}: logging in and warming up");
        await WarmUp.RunAsync(subject.Nodes, load.Accounts);
        var ready = new MissCase(subject, portal, load, rest);
        for (var warmed = TimeSpan.Zero; warmed < load.WarmUp; warmed += load.Turn) await ready.TakeAsync(load.Turn);
        return ready;
    }
}
