using System.CommandLine;
using Oig.Load.Clients;
using Oig.Load.Measurements;
using Oig.Load.Servers;

namespace Oig.Load.Commands;

/// <summary>Looks for the number of accounts that this machine carries, together with the simulated portal and the load program.</summary>
internal static class LimitCommand
{
    private static readonly Option<int> From = Options.Number("--from", "Accounts to begin with; doubled until answers come too late.", 2000, MissRun.Few, Options.MostAccounts);
    private static readonly Option<int> Most = Options.Number("--most", "Accounts beyond which nothing is tried.", 64_000, MissRun.Few, Options.MostAccounts);
    private static readonly Option<int> Halvings = Options.Number("--halvings", "How often the gap between enough and too many is halved.", 3, 0, 10);
    private static readonly Option<int> Latest = Options.Number("--latest", "Milliseconds over the portal's own time within which 99 of 100 answers come.", 50, 1, 10_000);
    private static readonly Option<int> Seconds = Options.Seconds(15);
    private static readonly Option<int> WarmUpSeconds = Options.WarmUp(40);

    public static Command Create()
    {
        var command = new Command("limit", "Accounts, each asked once in the lifetime of a snapshot, at which answers come too late.") { From, Most, Halvings, Seconds, Latest, WarmUpSeconds, Options.Delay, Options.Kind };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var bounds = new LimitBounds(parsed.GetValue(From), parsed.GetValue(Most), parsed.GetValue(Halvings), TimeSpan.FromMilliseconds(parsed.GetValue(Latest)));
        var (step, warmUp) = (TimeSpan.FromSeconds(parsed.GetValue(Seconds)), TimeSpan.FromSeconds(parsed.GetValue(WarmUpSeconds)));
        Announcement.Say($"From {bounds.From} to at most {bounds.Most} accounts", Longest(bounds, step, warmUp));
        Table.PrintMachine();
        await using var portal = await PortalProcess.StartAsync(bounds.Most, Options.DelayOf(parsed));
        using var settings = new Settings(bounds.Most);
        await using var silo = await new Subjects(settings, portal.Address).OneSiloAsync("limit", MissRun.Lifetime);
        await WarmUp.WithLoadAsync(new(silo.Nodes, MissRun.Few), LoadShape.Usual.Connections, warmUp);
        MissTable.PrintHead();
        Say(await new LimitSearch(silo, portal, bounds, step, parsed.GetValue(Options.Kind)).RunAsync(), bounds);
    }

    private static void Say((int Carried, int? TooMany) found, LimitBounds bounds) => Table.Say(
        $"This machine carries {found.Carried} accounts beside portal and load program, 99 of 100 answers within {bounds.Latest.TotalMilliseconds} ms over the portal's own time; {(found.TooMany is { } most ? $"{most} are too many" : "more were not tried")}.");

    private static TimeSpan Longest(LimitBounds bounds, TimeSpan step, TimeSpan warmUp)
    {
        var steps = Math.Floor(Math.Log2((double)bounds.Most / bounds.From)) + 1 + bounds.Halvings;
        return warmUp + (steps * (MissRun.Rest + step)) + WarmUp.LengthOf(bounds.Most);
    }
}
