using System.CommandLine;
using Oig.Load.Clients;
using Oig.Load.Measurements;
using Oig.Load.Servers;

namespace Oig.Load.Commands;

/// <summary>Measures what idle sessions cost, in memory and in throughput.</summary>
internal static class SessionsCommand
{
    // The first sessions pay for what all share.
    private const int Few = 100;

    private static readonly Option<int[]> Counts = new("--count") { Description = "Numbers of sessions.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [1000, 10_000, 100_000] };

    public static Command Create()
    {
        var command = new Command("sessions", "Memory of an idle session, and throughput, at several numbers of sessions.") { Counts };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task RunAsync(ParseResult parsed, CancellationToken ct)
    {
        int[] counts = [.. parsed.GetValue(Counts)!.Order()];
        using var settings = new Settings(counts.Max());
        await using var portal = new Subject("portal");
        var address = await portal.AddPortalAsync(counts.Max());
        var subjects = new Subjects(settings, address);
        Table.PrintMachine();
        Table.Print(await Turns.TakeAsync(LoadShape.Usual, counts.Prepend(Few).Select(count => CaseOf(subjects, count))));
        await MemoryAsync(settings, address, counts, ct);
    }

    private static Case CaseOf(Subjects subjects, int count) => new(() => subjects.OneSiloAsync($"{count} sessions"), count);

    // The silo runs in this process, so that its heap can be looked at after a collection.
    private static async Task MemoryAsync(Settings settings, Uri portal, int[] counts, CancellationToken ct)
    {
        await using var silo = await OwnSilo.StartAsync(settings, portal, ct);
        await WarmUp.WithLoadAsync(new([silo.Node], Few), LoadShape.Usual.Connections, LoadShape.Usual.WarmUp);
        var (sessions, before) = (Few, await OwnSilo.HeapAsync());
        foreach (var count in counts)
        {
            Table.Progress($"memory of {count} sessions");
            await WarmUp.RunAsync(silo.Node, count - sessions, sessions + 1);
            sessions = count;
            Table.Say($"{count} sessions: {(await OwnSilo.HeapAsync() - before) / 1000.0 / (count - Few):F1} kB each");
        }
    }
}
