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
    private const int Connections = 32;
    private static readonly TimeSpan UntilWarm = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(20);

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
        Table.PrintMachine();
        await ThroughputAsync(new(settings, address), counts);
        await MemoryAsync(settings, address, counts, ct);
    }

    private static async Task ThroughputAsync(Subjects subjects, int[] counts)
    {
        await using var silo = await subjects.OneSiloAsync();
        await WarmUp.WithLoadAsync(new(silo.Nodes, Few), Connections, UntilWarm);
        var sessions = Few;
        foreach (var count in counts.Prepend(Few))
        {
            await WarmUp.RunAsync(silo.Nodes[0], count - sessions, sessions + 1);
            sessions = count;
            await ClosedLoop.RunAsync(new Target(silo.Nodes, count), Connections, Length / 4);
            var answered = (await ClosedLoop.RunAsync(new Target(silo.Nodes, count), Connections, Length)).Count / Length.TotalSeconds;
            Table.Say($"{count} sessions: {answered:F0} requests/s, process {silo.Memory / 1048576.0:F0} MB");
        }
    }

    // The silo runs in this process, so that its heap can be looked at after a collection.
    private static async Task MemoryAsync(Settings settings, Uri portal, int[] counts, CancellationToken ct)
    {
        await using var silo = await OwnSilo.StartAsync(settings, portal, ct);
        await WarmUp.WithLoadAsync(new([silo.Node], Few), Connections, UntilWarm);
        var (sessions, before) = (Few, OwnSilo.Heap());
        foreach (var count in counts)
        {
            await WarmUp.RunAsync(silo.Node, count - sessions, sessions + 1);
            sessions = count;
            Table.Say($"{count} sessions: {(OwnSilo.Heap() - before) / 1000.0 / (count - Few):F1} kB each");
        }
    }
}
