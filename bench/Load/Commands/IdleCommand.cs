using System.CommandLine;
using Oig.Load.Clients;
using Oig.Load.Measurements;
using Oig.Load.Servers;

namespace Oig.Load.Commands;

/// <summary>Measures what servers cost that nobody asks.</summary>
internal static class IdleCommand
{
    private const int Accounts = 100;

    private static readonly TimeSpan Start = TimeSpan.FromSeconds(8);

    // The compiler goes on for a while.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(20);

    private static readonly Option<int> Seconds = Options.Seconds(60);

    public static Command Create()
    {
        var command = new Command("idle", "Processor time and allocations of servers with 100 sessions that nobody asks.") { Seconds };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var length = TimeSpan.FromSeconds(parsed.GetValue(Seconds));
        await using var portal = await PortalProcess.StartAsync(Accounts, TimeSpan.Zero);
        using var settings = new Settings(Accounts);
        Func<Task<Subject>>[] all = [.. All(new(settings, portal.Address))];
        Announcement.Say($"{all.Length} servers", all.Length * (Start + Settling + length), Subject.HasRedis ? ".NET and redis-server" : ".NET alone");
        Table.PrintMachine();
        Table.Say($"| server | processor ms/s | allocated kB/s |");
        Table.Say($"|---|---:|---:|");
        foreach (var start in all) await WatchAsync(start, length);
    }

    private static IEnumerable<Func<Task<Subject>>> All(Subjects subjects) =>
    [
        () => subjects.OneSiloAsync("one silo alone"),
        .. Subject.HasRedis ? InClusters(subjects) : [],
    ];

    private static IEnumerable<Func<Task<Subject>>> InClusters(Subjects subjects) =>
    [
        () => subjects.SilosAsync("1 silo and its Redis", 1), () => subjects.SilosAsync("3 silos and their Redis", 3),
    ];

    private static async Task WatchAsync(Func<Task<Subject>> start, TimeSpan length)
    {
        await using var subject = await start();
        await WarmUp.RunAsync(subject.Nodes, Accounts);
        await Task.Delay(Settling);
        var before = subject.Used;
        await Task.Delay(length);
        var used = subject.Used - before;
        Table.Say($"| {subject.Name} | {used.Processor.TotalMilliseconds / length.TotalSeconds:F1} | {used.Allocated / 1000.0 / length.TotalSeconds:F0} |");
    }
}
