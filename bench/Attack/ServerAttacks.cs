using Oig.Attack.Servers;
using Oig.Simulator;
using static Oig.Attack.Report;

namespace Oig.Attack;

/// <summary>Attacks on a server that is a process of its own, this version or another.</summary>
internal sealed class ServerAttacks(string program, PortalSimulator portal, bool small)
{
    public async Task RunAsync()
    {
        await OracleAsync();
        await ColdStartAsync();
        await LabelsAsync();
        await FloodAsync();
        await LogAsync();
    }

    private async Task OracleAsync()
    {
        using var folder = new SiloFolder();
        await using var silo = await SiloProcess.StartAsync(program, folder, portal.BaseUrl, SiloProcess.NoAddressLimits);
        using var oracle = new Oracle(silo, folder, small ? 150 : 400);
        var figures = await oracle.RunAsync();
        Say($"{figures.Guesses} guesses at an account in use: {figures.Free} answered without delay, {figures.Lines} lines for fail2ban");
        Say($"Judged in an hour (of {figures.Guesses}): {figures.JudgedForAddress} for one address, {figures.JudgedForAll} for all addresses together");
    }

    private async Task ColdStartAsync()
    {
        using var start = new ColdStart(program, portal.BaseUrl, owners: small ? 5 : 20);
        var figures = await start.RunAsync(TimeSpan.FromSeconds(small ? 8 : 60));
        Say($"Restart under attack, {figures.Guesses} guesses at each account; owners served at their first try, of {figures.Owners} each:");
        Say($"  {figures.Back} from where they were before, {figures.Moved} from another address, {figures.New} who are new");
    }

    private async Task LabelsAsync()
    {
        var figures = await Labels.RunAsync(program, portal.BaseUrl, small ? 20 : 100);
        Say($"{figures.Requests} calls with long tool names: memory {Megabytes(figures.Before)} before, {Megabytes(figures.After)} after");
        Say($"  {figures.Names} of {figures.Requests / 2} names in metrics, largest export {figures.LargestExport} bytes, exports go on: {figures.ExportsAfter > 0}");
    }

    private async Task FloodAsync()
    {
        using var folder = new SiloFolder();
        await using var silo = await SiloProcess.StartAsync(program, folder, portal.BaseUrl, []);
        using var flood = new Flood(silo, TimeSpan.FromSeconds(small ? 3 : 12));
        var figures = await flood.RunAsync();
        SayWaits("without a flood", figures.Quiet);
        SayWaits("under bodies of 1 MB", figures.Large);
        SayWaits("under small requests", figures.Many);
    }

    private async Task LogAsync()
    {
        using var folder = new SiloFolder();
        await using var silo = await SiloProcess.StartAsync(program, folder, portal.BaseUrl, SiloProcess.NoAddressLimits);
        using var log = new LogBytes(silo);
        foreach (var (kind, bytes) in await log.RunAsync(small ? 20 : 100)) Say($"Log for a request, {kind}: {bytes:F0} bytes");
    }

    private static void SayWaits(string when, Waits waits) =>
        Say($"Owner {when} ({waits.Requests}): median {waits.Median.TotalMilliseconds:F1} ms, longest {waits.Longest.TotalMilliseconds:F0} ms, {waits.Failures} failures");
}
