using System.CommandLine;
using Oig.Load.Clients;
using Oig.Load.Measurements;
using Oig.Load.Servers;

namespace Oig.Load.Commands;

/// <summary>Measures calls as owners make them: stale and fresh readings, series, notifications, wrong passwords.</summary>
internal static class MixedCommand
{
    // Owners come from addresses of their own, as a proxy on this machine tells them.
    private const string BelievesProxy = "--Oig:Access:TrustedProxies:0=127.0.0.1";

    private static readonly TimeSpan Start = TimeSpan.FromSeconds(15);

    private static readonly Option<int> Count = Options.Number("--accounts", "Accounts, whose readings each go stale before they are asked for again.", 3000, MissRun.Few, Options.MostAccounts);
    private static readonly Option<int> Rounds = Options.Rounds(9);
    private static readonly Option<int> Seconds = Options.Seconds(10);
    private static readonly Option<int> WarmUpSeconds = Options.WarmUp(40);

    public static Command Create()
    {
        var command = new Command("mixed", "64 of 100 calls misses, 20 hits, 10 series, 5 notifications, 1 with a wrong password.") { Count, Rounds, Seconds, WarmUpSeconds, Options.Delay, Options.Kind };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var load = LoadOf(parsed);
        Announcement.Say($"{load.Accounts} accounts, {load.Rate:F0} calls a second of all kinds, {load.Connections} connections", Length(load));
        Table.PrintMachine();
        await using var portal = await PortalProcess.StartAsync(load.Accounts, Options.DelayOf(parsed));
        using var settings = new Settings(load.Accounts);
        await using var silo = await new Subjects(settings, portal.Address).OneSiloAsync("mixed", MissRun.Lifetime, BelievesProxy);
        await WarmUp.RunAsync(silo.Nodes, load.Accounts);
        using var mixed = new MixedCase(silo, portal, load);
        await mixed.TakeAsync(load.WarmUp);
        MixedFigures.OfTurns((await Turns.TakeAsync(load.Rounds, [() => mixed.TakeAsync(load.Turn)]))[0]).Print();
    }

    private static TimeSpan Length(MissLoad load) =>
        Start + MissRun.Rest + load.WarmUp + (load.Rounds * load.Turn) + WarmUp.LengthOf(load.Accounts);

    private static MissLoad LoadOf(ParseResult parsed)
    {
        var accounts = parsed.GetValue(Count);
        return new(
            accounts, accounts / MissRun.Rest.TotalSeconds / Mix.Misses, TimeSpan.FromSeconds(parsed.GetValue(Seconds)), parsed.GetValue(Rounds),
            TimeSpan.FromSeconds(parsed.GetValue(WarmUpSeconds)), parsed.GetValue(Options.Kind));
    }
}
