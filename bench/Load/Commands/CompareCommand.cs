using System.CommandLine;
using Oig.Load.Clients;
using Oig.Load.Measurements;
using Oig.Load.Servers;
using Oig.Simulator;

namespace Oig.Load.Commands;

/// <summary>Measures the five cases side by side.</summary>
internal static class CompareCommand
{
    private static readonly Option<int> Count = new("--accounts") { Description = "Accounts.", DefaultValueFactory = _ => 100 };
    private static readonly Option<int> Connections = new("--connections") { Description = "Connections.", DefaultValueFactory = _ => 32 };
    private static readonly Option<int> Seconds = new("--seconds") { Description = "Length of a measurement.", DefaultValueFactory = _ => 10 };
    private static readonly Option<int?> Rate = new("--rate") { Description = "Requests a second in an open loop; without it the loop is closed." };

    private static readonly Option<string> Cases = new("--cases") { Description = "Letters of the cases to measure.", DefaultValueFactory = _ => "abcde" };

    public static Command Create()
    {
        var command = new Command("compare", "Bare Kestrel, bare MCP, one silo, three silos, front end and silo apart.") { Count, Connections, Seconds, Rate, Cases };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var accounts = parsed.GetValue(Count);
        await using var portal = await PortalSimulator.StartAsync(new() { LoadAccounts = accounts, RequestCapacity = 0 }, ct: ct);
        using var settings = new Settings(accounts);
        var subjects = new Subjects(settings, portal.BaseUrl);
        Table.PrintMachine();
        var answer = await subjects.AnswerAsync();
        List<Figures> rows = [];
        foreach (var start in subjects.All(answer, parsed.GetValue(Cases)!)) rows.Add(await MeasureAsync(parsed, start));
        Table.Print(rows);
        answer.Delete();
    }

    private static async Task<Figures> MeasureAsync(ParseResult parsed, Func<Task<Subject>> start)
    {
        await using var subject = await start();
        await WarmUp.RunAsync(subject.Nodes[0], parsed.GetValue(Count));
        var target = new Target(subject.Nodes, parsed.GetValue(Count));
        var length = TimeSpan.FromSeconds(parsed.GetValue(Seconds));
        await SteadyState.ReachAsync(target, parsed.GetValue(Connections));
        var before = subject.Processor;
        var latencies = parsed.GetValue(Rate) is { } rate
            ? await OpenLoop.RunAsync(target, parsed.GetValue(Connections), length, rate)
            : await ClosedLoop.RunAsync(target, parsed.GetValue(Connections), length);
        return Figures.Of(subject.Name, latencies, length, subject.Processor - before, subject.Memory);
    }
}
