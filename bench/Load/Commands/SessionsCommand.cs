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

    // Longer than an account that nobody asks stays awake beside its session, and than the silo takes to see that.
    private static readonly TimeSpan UntilAccountsSleep = TimeSpan.FromMinutes(3.5);

    private static readonly Option<int[]> Counts = new("--count") { Description = "Numbers of sessions.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [1000, 10_000, 100_000] };

    private static readonly Option<bool> MemoryAlone = new("--memory") { Description = "Memory alone, not the throughput." };

    public static Command Create()
    {
        var command = new Command("sessions", "Memory of an idle session, and throughput, at several numbers of sessions.") { Counts, MemoryAlone };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task RunAsync(ParseResult parsed, CancellationToken ct)
    {
        int[] counts = [.. parsed.GetValue(Counts)!.Order()];
        int[] loaded = parsed.GetValue(MemoryAlone) ? [] : [Few, .. counts];
        Announcement.Say($"{string.Join(", ", counts)} sessions", Length(loaded, counts));
        using var settings = new Settings(counts.Max());
        await using var portal = await PortalProcess.StartAsync(counts.Max(), TimeSpan.Zero);
        var subjects = new Subjects(settings, portal.Address);
        Table.PrintMachine();
        if (loaded.Length > 0) Table.Print(await Turns.TakeAsync(LoadShape.Usual, loaded.Select(count => CaseOf(subjects, count))));
        await MemoryAsync(subjects, counts);
    }

    // Each number of sessions as a case of its own, and all of them once more, one after the other, for their memory.
    private static TimeSpan Length(int[] loaded, int[] counts) =>
        (loaded.Length * (LoadShape.Usual.Length + MemoryWatch.UsualLength)) + WarmUp.LengthOf(loaded.Sum() + counts.Max())
        + ((counts.Length + 1) * (UntilAccountsSleep + MemoryWatch.UsualLength));

    private static Case CaseOf(Subjects subjects, int count) => new(() => subjects.OneSiloAsync($"{count} sessions"), count);

    private static async Task MemoryAsync(Subjects subjects, int[] counts)
    {
        await using var silo = await subjects.OneSiloAsync();
        await WarmUp.WithLoadAsync(new(silo.Nodes, Few), LoadShape.Usual.Connections, LoadShape.Usual.WarmUp);
        var (sessions, before) = (Few, await IdleHeapAsync(silo));
        foreach (var count in counts)
        {
            Table.Progress($"memory of {count} sessions");
            await WarmUp.RunAsync(silo.Nodes, count - sessions, sessions + 1);
            sessions = count;
            Table.Say($"{count} sessions: {(await IdleHeapAsync(silo) - before) / 1000.0 / (count - Few):F1} kB each");
        }
    }

    private static async Task<long> IdleHeapAsync(Subject silo)
    {
        await Task.Delay(UntilAccountsSleep);
        return await silo.HeapAsync();
    }
}
