using System.CommandLine;
using Oig.Load.Measurements;
using Oig.Load.Servers;

namespace Oig.Load.Commands;

/// <summary>Measures calls that read the portal, beside a bare relay that does.</summary>
internal static class MissCommand
{
    private static readonly Option<int> Count = Options.Number("--accounts", "Accounts, each asked once in the lifetime of a snapshot.", 6000, MissRun.Few * 2, Options.MostAccounts);
    private static readonly Option<int?> Rate = new("--rate") { Description = "Calls a second; without it as many as the accounts make, each once in 31 s." };
    private static readonly Option<int> Rounds = Options.Rounds(9);
    private static readonly Option<int> Seconds = Options.Seconds(10);
    private static readonly Option<int> WarmUpSeconds = Options.WarmUp(40);
    private static readonly Option<bool> WithoutMemory = new("--without-memory") { Description = "Leaves the memory of an active account out: two to five minutes less." };

    public static Command Create()
    {
        var command = new Command("miss", "Calls that read the portal, each account once in the lifetime of a snapshot, beside a bare relay.") { Count, Rate, Options.Delay, Options.Kind, Rounds, Seconds, WarmUpSeconds, WithoutMemory };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        if (!CanBeAsked(LoadOf(parsed))) return await FailedAsync();
        var (load, delay, withMemory) = (LoadOf(parsed), Options.DelayOf(parsed), !parsed.GetValue(WithoutMemory));
        Announcement.Say($"{load.Accounts} accounts, {load.Rate:F0} calls a second, {load.Connections} connections, portal answers after {delay.TotalMilliseconds} ms", MissRun.Length(load, withMemory));
        Table.PrintMachine();
        await using var portal = await PortalProcess.StartAsync(load.Accounts, delay);
        using var settings = new Settings(load.Accounts);
        await new MissRun(new(settings, portal.Address), portal, load).RunAsync(withMemory);
        return 0;
    }

    private static bool CanBeAsked(MissLoad load) => load.Rate >= 1 && load.Rate * load.Turn.TotalSeconds <= load.Accounts;

    private static async Task<int> FailedAsync()
    {
        await Console.Error.WriteLineAsync("--rate takes 1 to --accounts divided by --seconds, since no account is asked twice in a turn.");
        return 1;
    }

    private static MissLoad LoadOf(ParseResult parsed)
    {
        var accounts = parsed.GetValue(Count);
        return new(
            accounts, parsed.GetValue(Rate) ?? accounts / MissRun.Rest.TotalSeconds, TimeSpan.FromSeconds(parsed.GetValue(Seconds)), parsed.GetValue(Rounds),
            TimeSpan.FromSeconds(parsed.GetValue(WarmUpSeconds)), parsed.GetValue(Options.Kind));
    }
}
