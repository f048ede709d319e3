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
    private const int LoginsPerSecond = 100;

    private static readonly TimeSpan Start = TimeSpan.FromSeconds(15);

    private static readonly Option<int> Count = new("--accounts") { Description = "Accounts, whose readings each go stale before they are asked for again.", DefaultValueFactory = _ => 3000 };
    private static readonly Option<int> Rounds = new("--rounds") { Description = "Turns; the table shows the median.", DefaultValueFactory = _ => 9 };
    private static readonly Option<int> Seconds = new("--seconds") { Description = "Length of a turn.", DefaultValueFactory = _ => 10 };
    private static readonly Option<int> WarmUpSeconds = new("--warm-up") { Description = "Load before the first turn, until the compiler has done its work.", DefaultValueFactory = _ => 40 };

    public static Command Create()
    {
        var command = new Command("mixed", "64 of 100 calls misses, 20 hits, 10 series, 5 notifications, 1 with a wrong password.") { Count, Rounds, Seconds, WarmUpSeconds, MissOptions.Delay, MissOptions.Kind };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var load = LoadOf(parsed);
        Announcement.Say($"{load.Accounts} accounts, {load.Rate:F0} calls a second of all kinds, {load.Connections} connections", Length(load));
        Table.PrintMachine();
        await using var portal = await PortalProcess.StartAsync(load.Accounts, MissOptions.DelayOf(parsed));
        using var settings = new Settings(load.Accounts);
        await using var silo = await new Subjects(settings, portal.Address).OneSiloAsync("mixed", MissRun.Lifetime, BelievesProxy);
        await WarmUp.RunAsync(silo.Nodes, load.Accounts);
        using var mixed = new MixedCase(silo, portal, load);
        await mixed.TakeAsync(load.WarmUp);
        MixedFigures.OfTurns((await Turns.TakeAsync(load.Rounds, [() => mixed.TakeAsync(load.Turn)]))[0]).Print();
    }

    private static TimeSpan Length(MissLoad load) =>
        Start + MissRun.Rest + load.WarmUp + (load.Rounds * load.Turn) + TimeSpan.FromSeconds(load.Accounts / LoginsPerSecond);

    private static MissLoad LoadOf(ParseResult parsed)
    {
        var accounts = parsed.GetValue(Count);
        return new(
            accounts, accounts / MissRun.Rest.TotalSeconds / Mix.Misses, TimeSpan.FromSeconds(parsed.GetValue(Seconds)), parsed.GetValue(Rounds),
            TimeSpan.FromSeconds(parsed.GetValue(WarmUpSeconds)), parsed.GetValue(MissOptions.Kind));
    }
}
