using System.CommandLine;
using System.Diagnostics;
using Oig.Load.Clients;
using Oig.Load.Measurements;
using Oig.Load.Servers;
using Oig.Simulator;

namespace Oig.Load.Commands;

/// <summary>Measures the time from the start of the process to its first answers.</summary>
internal static class StartUpCommand
{
    private const int Runs = 5;

    private static readonly TimeSpan Start = TimeSpan.FromSeconds(4);

    private static readonly Option<string> Silo = new("--silo") { Description = "The program, for example of a published folder.", DefaultValueFactory = _ => Subjects.OwnSilo };

    public static Command Create()
    {
        var command = new Command("start-up", "Time to the first answer, and to the first live readings, which include a login.") { Silo };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task RunAsync(ParseResult parsed, CancellationToken ct)
    {
        Announcement.Say($"{Runs} starts", Runs * Start);
        await using var portal = await PortalSimulator.StartAsync(new() { LoadAccounts = Runs, RequestCapacity = 0 }, ct: ct);
        using var settings = new Settings(Runs);
        Table.PrintMachine();
        for (var run = 1; run <= Runs; run++) await MeasureAsync(new(settings, portal.BaseUrl, Path.GetFullPath(parsed.GetValue(Silo)!, AppContext.BaseDirectory)), run);
    }

    private static async Task MeasureAsync(Subjects subjects, int run)
    {
        var begun = Stopwatch.GetTimestamp();
        await using var subject = await subjects.OneSiloAsync();
        using var caller = new Caller();
        await caller.AskAsync(Question.Tools, subject.Nodes[0], run, CancellationToken.None);
        var first = Stopwatch.GetElapsedTime(begun);
        await caller.AskAsync(subject.Nodes[0], run, CancellationToken.None);
        Table.Say($"run {run}: first answer (tools/list) after {first.TotalSeconds:F2} s, first readings after {Stopwatch.GetElapsedTime(begun).TotalSeconds:F2} s");
    }
}
