using Microsoft.Extensions.DependencyInjection;
using Oig.Attack;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Server.Tests.Attacks;

/// <summary>The attacks of <c>bench/Attack</c>, smaller, over HTTP on a clock that the test moves.</summary>
public sealed class AttackTests : IAsyncLifetime
{
    private readonly SteppedClock _clock = new();
    private OigServer _server = null!;

    private Target Target => new(_server.Mcp, _server.Portal, _clock, _server.Services.GetRequiredService<IGrainFactory>(), _server.Fail2BanLog);

    public async Task InitializeAsync() => _server = await OigServer.StartAsync(
        ["--Oig:Access:TrustedProxies=127.0.0.1"],
        adjust: builder => builder.Services.AddSingleton<TimeProvider>(_clock),
        portal: await PortalSimulator.StartAsync(new SimulatorOptions { LoadAccounts = 2_000 }),
        allow: Enumerable.Range(1, 2_000).Select(i => $"load-{i:D6}@example.com"));

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Neither_spelling_nor_haste_gets_more_guesses_through_than_permitted_and_the_owner_works_on()
    {
        var figures = await GuessingAttack.RunAsync(Target, spellings: 500, atOnce: 200);
        Assert.Equal((3, 3), (figures.SpeltLogins, figures.ParallelLogins));
        Assert.Equal([("authentication_failed", 3), ("locked_out", 497)], figures.Spelt.Select(answer => (answer.Key, answer.Value)).Order());
        Assert.Equal([("authentication_failed", 3), ("locked_out", 197)], figures.Parallel.Select(answer => (answer.Key, answer.Value)).Order());
        Assert.Equal("success", figures.GoingOn);
        Assert.Equal(("success", 1), (figures.Fresh, figures.FreshLogins));
    }

    [Fact]
    public async Task At_most_twenty_guesses_an_hour_reach_the_portal() =>
        Assert.InRange(await HourOfGuesses.RunAsync(Target, TimeSpan.FromSeconds(20)), 3, 20);

    [Fact]
    public async Task An_outage_locks_nobody_out_and_is_over_with_one_login_for_each_account()
    {
        var figures = await PortalOutage.RunAsync(Target, clients: 40, accounts: 10, minutes: 10);
        Assert.Equal([("portal_unavailable", 400)], figures.During.Select(answer => (answer.Key, answer.Value)));
        Assert.Equal([("success", 40)], figures.After.Select(answer => (answer.Key, answer.Value)));
        Assert.Equal((10, 1, 0), (figures.Logins, figures.MostLogins, figures.Fail2BanLines));
    }

    [Fact]
    public async Task Wrong_passwords_get_no_more_than_their_permits_at_any_account()
    {
        var figures = await ManyPasswords.RunAsync(Target, passwords: 400, accounts: 20);
        Assert.Equal([("authentication_failed", 60), ("locked_out", 340)], figures.Answers.Select(answer => (answer.Key, answer.Value)).Order());
        Assert.Equal((60, 3), (figures.Logins, figures.MostLogins));
    }

    [Fact]
    public async Task Guesses_leave_no_session_behind_whether_refused_or_locked_out()
    {
        using var client = new Client(_server.Mcp);
        var answers = await client.CallAllAsync(Enumerable.Range(0, 50).Select(i => ("load-000001@example.com", $"wrong-{i}")), atATime: 10);
        Assert.Equal(47, answers["locked_out"]);
        Assert.Equal("success", await client.CallAsync("load-000002@example.com", AccountBook.TestPassword));
        await Eventually.HoldsAsync(() => Sessions() == 1);
    }

    private int Sessions() => Target.Grains.GetGrain<IManagementGrain>(0).GetSimpleGrainStatistics().Result
        .Where(kind => kind.GrainType.Contains("SessionGrain", StringComparison.Ordinal)).Sum(kind => kind.ActivationCount);
}
