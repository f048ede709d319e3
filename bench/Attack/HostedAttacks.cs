using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;
using static Oig.Attack.Report;

namespace Oig.Attack;

/// <summary>Attacks on a server in this process, whose clock is stepped; <paramref name="size"/> divides how much is done.</summary>
internal sealed class HostedAttacks(int size)
{
    public async Task RunAsync()
    {
        Say($"Memory of both limits under {1_000_000 / size} addresses: {Megabytes(ManyAddresses.Run(1_000_000 / size))}");
        await OnServerAsync(GuessAsync);
        await OnServerAsync(EndureOutageAsync);
        await OnServerAsync(TryPasswordsAsync);
    }

    private async Task GuessAsync(Target target)
    {
        var figures = await GuessingAttack.RunAsync(target, 10_000 / size, 1_000 / size);
        Say($"Guesses under many spellings: {Answers(figures.Spelt)}; the portal saw {figures.SpeltLogins}");
        Say($"Guesses at once: {Answers(figures.Parallel)}; the portal saw {figures.ParallelLogins}");
        Say($"Owner meanwhile: {figures.GoingOn}; fresh login: {figures.Fresh}, {figures.FreshLogins} login; next guess: {figures.AfterFresh}");
        Say($"A guess every ten seconds for an hour: the portal saw {await HourOfGuesses.RunAsync(target, TimeSpan.FromSeconds(10))}");
    }

    private async Task EndureOutageAsync(Target target)
    {
        var figures = await PortalOutage.RunAsync(target, 500 / size, 100 / size, 30);
        Say($"Outage of 30 minutes: {Answers(figures.During)}; after it: {Answers(figures.After)}");
        Say($"Logins after it: {figures.Logins}, most of one account {figures.MostLogins}; fail2ban lines: {figures.Fail2BanLines}");
    }

    private async Task TryPasswordsAsync(Target target)
    {
        var figures = await ManyPasswords.RunAsync(target, 100_000 / size, 1_000 / size);
        Say($"Wrong passwords: {Answers(figures.Answers)}; the portal saw {figures.Logins}, most of one account {figures.MostLogins}");
        SayMemory("Resident memory", figures, use => use.Resident);
        SayMemory("Managed memory", figures, use => use.Managed);
    }

    private static async Task OnServerAsync(Func<Target, Task> attack)
    {
        var clock = new SteppedClock();
        var portal = await PortalSimulator.StartAsync(new SimulatorOptions { LoadAccounts = 10_000 });
        await using var server = await OigServer.StartAsync(
            ["--Oig:Access:TrustedProxies=127.0.0.1"],
            adjust: builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(clock);
                // The silo complains of timers that come late by a clock that stands still.
                builder.Logging.ClearProviders();
            },
            portal: portal,
            allow: Enumerable.Range(1, 2_000).Select(i => $"load-{i:D6}@example.com"));
        await attack(new(server.Mcp, portal, clock, server.Services.GetRequiredService<IGrainFactory>(), server.Fail2BanLog));
    }

    private static void SayMemory(string what, PasswordFigures figures, Func<MemoryUse, long> of)
    {
        var (before, idle) = (of(figures.Before), of(figures.OnceIdle));
        Say($"{what} before {Megabytes(before)}, right after {Megabytes(of(figures.RightAfter))}, once idle {Megabytes(idle)} ({100.0 * (idle - before) / before:+0.0;-0.0} %)");
    }
}
