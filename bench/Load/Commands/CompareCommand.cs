using System.CommandLine;
using Oig.Load.Measurements;
using Oig.Load.Servers;
using Oig.Simulator;

namespace Oig.Load.Commands;

/// <summary>Measures the nine cases side by side.</summary>
internal static class CompareCommand
{
    private static readonly Option<int?> Rate = new("--rate") { Description = "Requests a second in an open loop; without it the loop is closed." };

    private static readonly Option<string> Cases = new("--cases") { Description = "Letters of the cases to measure.", DefaultValueFactory = _ => "abcdefghi" };

    private const string NeedRedis = "di";

    // Of one case: its processes, and the load before and between the turns.
    private static readonly TimeSpan StartOfCase = TimeSpan.FromSeconds(5);

    public static Command Create()
    {
        var command = new Command("compare", "Bare Kestrel, bare MCP, one silo, three silos, front end and silo apart, by TLS, one silo with telemetry, one silo by access tokens, three silos by caller.") { Rate, Cases };
        foreach (var option in ShapeOptions.All) command.Add(option);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var accounts = parsed.GetValue(ShapeOptions.Accounts);
        await using var portal = await PortalSimulator.StartAsync(new() { LoadAccounts = accounts, RequestCapacity = 0 }, ct: ct);
        using var settings = new Settings(accounts);
        var subjects = new Subjects(settings, portal.BaseUrl);
        var (cases, load) = (Possible(parsed.GetValue(Cases)!), ShapeOptions.Of(parsed) with { Rate = parsed.GetValue(Rate) });
        SayWhatItNeeds(cases, load);
        Table.PrintMachine();
        var answer = await subjects.AnswerAsync();
        Table.Print(await Turns.TakeAsync(load, subjects.All(answer, cases).Select(start => new Case(start, accounts))));
        answer.Delete();
    }

    // Said before two minutes of measuring, not after them.
    private static string Possible(string cases)
    {
        if (Subject.HasRedis || cases.Where(NeedsRedis).ToArray() is not { Length: > 0 } left) return cases;
        Console.WriteLine($"Left out, for they need {Subject.Redis}: {string.Join(", ", left)}.");
        return string.Concat(cases.Except(left));
    }

    private static bool NeedsRedis(char letter) => NeedRedis.Contains(letter, StringComparison.Ordinal);

    private static void SayWhatItNeeds(string cases, LoadShape load)
    {
        var length = cases.Length * (StartOfCase + load.Length);
        Announcement.Say($"Cases {string.Join(", ", cases.AsEnumerable())}", length, cases.Any(NeedsRedis) ? ".NET, and redis-server" : ".NET alone");
    }
}
