using System.CommandLine;
using Oig.Load.Clients;
using Oig.Load.Measurements;
using Oig.Load.Servers;
using Oig.Silo;

namespace Oig.Load.Commands;

/// <summary>Measures what idle sessions cost: the silo runs in this process, so that its heap can be looked at after a collection.</summary>
internal static class SessionsCommand
{
    private static readonly Option<int[]> Counts = new("--count") { Description = "Numbers of sessions, rising.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [1000, 10_000, 100_000] };
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(10);

    public static Command Create()
    {
        var command = new Command("sessions", "Memory of an idle session, and throughput, at several numbers of sessions.") { Counts };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var counts = parsed.GetValue(Counts)!;
        using var settings = new Settings(counts.Max());
        await using var portal = new Subject("portal");
        var port = Oig.Cluster.Tests.Processes.FreePorts.Next();
        await portal.AddPortalAsync(port, counts.Max());
        await using var app = await SiloApp.BuildAsync([.. settings.For(new($"http://127.0.0.1:{port}/")), .. Settings.Ports(), "--urls=http://127.0.0.1:0"]);
        await app.StartAsync(ct);
        Table.PrintMachine();
        await MeasureAsync(new(new Uri(app.Urls.First()), "/mcp"), counts);
        await app.StopAsync(ct);
    }

    private static async Task MeasureAsync(Uri node, int[] counts)
    {
        // The first sessions pay for what all share.
        const int Shared = 100;
        await WarmUp.RunAsync(node, Shared);
        var (sessions, empty) = (Shared, Heap());
        foreach (var count in counts.Order())
        {
            await WarmUp.RunAsync(node, count - sessions, sessions + 1);
            sessions = count;
            var memory = (double)(Heap() - empty) / (count - Shared);
            var answered = (await ClosedLoop.RunAsync(new Target([node], count), 32, Length)).Count / Length.TotalSeconds;
            Table.Say($"{count} sessions: {memory / 1000:F1} kB each, {answered:F0} requests/s (clients in the same process)");
        }
    }

    private static long Heap()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
