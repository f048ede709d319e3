using System.CommandLine;
using Oig.Load.Measurements;
using Oig.Load.Servers;

namespace Oig.Load.Commands;

/// <summary>Measures how long accounts wait that all log in right after a start.</summary>
internal static class ColdCommand
{
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(20);

    private static readonly Option<int> Count = Options.Number("--accounts", "Accounts.", 1000, 1, Options.MostAccounts);
    private static readonly Option<int> Pace = Options.Number("--logins-per-second", "Oig:Session:LoginsPerSecond of the server; its own default.", 20, 1, 1000);
    private static readonly Option<int> Within = Options.Number("--within", "Milliseconds within which all have asked, one after the other.", 1000, 0, 60_000);

    public static Command Create()
    {
        var command = new Command("cold", "Time until each account is served when all log in at once after a start.") { Count, Pace, Within, Options.Delay };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var (accounts, pace) = (parsed.GetValue(Count), parsed.GetValue(Pace));
        Announcement.Say($"{accounts} accounts at once, {pace} logins a second", Start + TimeSpan.FromSeconds(accounts / (double)pace));
        Table.PrintMachine();
        await using var portal = await PortalProcess.StartAsync(accounts, Options.DelayOf(parsed));
        using var settings = new Settings(accounts);
        await using var silo = await new Subjects(settings, portal.Address).OneSiloAsync("cold", $"--Oig:Session:LoginsPerSecond={pace}");
        Say(await new ColdStart(silo, accounts, TimeSpan.FromMilliseconds(parsed.GetValue(Within))).RunAsync(), accounts);
    }

    private static void Say(ColdFigures figures, int accounts)
    {
        Table.Say($"| accounts | waited p50 s | p99 s | longest s | overtaken by (middle, most) | errors on the way |");
        Table.Say($"|---:|---:|---:|---:|---:|---|");
        var errors = figures.Errors.Count == 0 ? "none" : string.Join(", ", figures.Errors.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value}"));
        Table.Say($"| {accounts} | {figures.Median.TotalSeconds:F1} | {figures.P99.TotalSeconds:F1} | {figures.Longest.TotalSeconds:F1} | {figures.Overtaken.Middle}, {figures.Overtaken.Most} | {errors} |");
    }
}
