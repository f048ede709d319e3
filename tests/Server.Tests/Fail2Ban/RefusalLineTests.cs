using System.Diagnostics;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Server.Tests.Fail2Ban;

/// <summary>Which requests leave a line, over HTTP; each test has an account of its own.</summary>
public sealed class RefusalLineTests(RefusalLineTests.Fixture fixture) : IClassFixture<RefusalLineTests.Fixture>, IDisposable
{
    private const string Address = "203.0.113.9";
    private static int _lastAccount;

    private readonly HttpClient _http = new();
    private readonly string _email = $"line-{Interlocked.Increment(ref _lastAccount)}@example.com";

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_refusal_by_the_portal_and_one_from_memory_leave_a_line_each()
    {
        AddAccount();
        for (var i = 0; i < 3; i++) Assert.Equal("authentication_failed", await TryAsync("wrong"));
        Assert.Equal(3, (await LinesAsync(3)).Length);
        Assert.Single(fixture.Server.Portal.Requests.Logins, login => login.Account == _email);
    }

    [Fact]
    public async Task A_stranger_leaves_a_line_with_what_he_called_himself()
    {
        var stranger = $"Stranger-{_email}";
        Assert.Equal("not_on_whitelist", await _http.TryAsync(fixture.Server.Mcp, stranger, "any", Address));
        var line = Assert.Single(await LinesAsync(1, stranger));
        Assert.EndsWith($": oig-mcp-auth: FAILED for user [{stranger}] from IP [{Address}]", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lockout_leaves_no_line_beyond_those_of_the_refusals()
    {
        AddAccount();
        for (var i = 0; i < 3; i++) await TryAsync($"wrong-{i}");
        Assert.Equal("locked_out", await TryAsync("wrong-3"));
        await AssertNoMoreThanAsync(3);
    }

    [Fact]
    public async Task An_outage_leaves_no_line()
    {
        AddAccount().Switches.Fail(PortalEndpoint.Login, Trouble.Unavailable());
        Assert.Equal("portal_unavailable", await TryAsync("wrong"));
        await AssertNoMoreThanAsync(0);
    }

    [Fact]
    public async Task A_success_leaves_no_line()
    {
        AddAccount();
        Assert.Equal("success", await TryAsync("right"));
        await AssertNoMoreThanAsync(0);
    }

    [Fact]
    public async Task Missing_and_malformed_credentials_leave_no_line()
    {
        var before = fixture.Lines.Length;
        foreach (var header in (string[])["", "Basic", "Basic !!!", "Basic YQ==", "Digest x", $"Basic {new string('a', 2000)}"])
        {
            using var request = RawMcp.Call(fixture.Server.Mcp, "get_basic_data", null).With("Authorization", header).With("X-Forwarded-For", Address);
            using var response = await _http.SendAsync(request);
        }

        await AssertMarkIsNextAsync(before);
    }

    [Fact]
    public async Task A_guesser_who_hangs_up_leaves_a_line_all_the_same()
    {
        AddAccount().Switches.Fail(PortalEndpoint.Login, Trouble.Slow(TimeSpan.FromMilliseconds(500)));
        using var gone = new CancellationTokenSource();
        var call = _http.SendAsync(Guesser.Request(fixture.Server.Mcp, _email, "wrong", Address), gone.Token);
        await Eventually.HoldsAsync(() => fixture.Server.Portal.Requests.Logins.Any(login => login.Account == _email));
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Single(await LinesAsync(1));
    }

    [Fact]
    public async Task Refused_credentials_are_answered_after_a_quarter_of_a_second_also_from_memory()
    {
        AddAccount();
        for (var i = 0; i < 2; i++)
        {
            var watch = Stopwatch.StartNew();
            Assert.Equal("authentication_failed", await TryAsync("wrong"));
            Assert.True(watch.ElapsedMilliseconds >= 250, $"{watch.ElapsedMilliseconds} ms");
        }
    }

    private SimulatedAccount AddAccount() =>
        fixture.Server.Portal.Accounts.Add(_email, "right", new SimulatedBox($"22062400{_email.Length:D2}"));

    private Task<string> TryAsync(string password) => _http.TryAsync(fixture.Server.Mcp, _email, password, Address);

    private async Task<string[]> LinesAsync(int count, string? user = null)
    {
        string[] Mine() => [.. fixture.Lines.Where(line => line.Contains($"[{user ?? _email}]", StringComparison.Ordinal))];
        await Eventually.HoldsAsync(() => Mine().Length >= count);
        return Mine();
    }

    private async Task AssertNoMoreThanAsync(int count)
    {
        await MarkAsync();
        Assert.Equal(count, (await LinesAsync(count)).Length);
    }

    // Lines are written in order: once a later one is there, earlier ones are, too.
    private async Task<string> MarkAsync()
    {
        var mark = $"mark-{Guid.NewGuid():N}@example.com";
        await _http.TryAsync(fixture.Server.Mcp, mark, "any", Address);
        await LinesAsync(1, mark);
        return mark;
    }

    private async Task AssertMarkIsNextAsync(int before)
    {
        var mark = await MarkAsync();
        // Other tests of the class do not run at the same time.
        Assert.Contains(mark, fixture.Lines[before], StringComparison.Ordinal);
    }

    public sealed class Fixture : IAsyncLifetime
    {
        internal OigServer Server { get; private set; } = null!;

        internal string[] Lines => File.Exists(Server.Fail2BanLog) ? File.ReadAllLines(Server.Fail2BanLog) : [];

        public async Task InitializeAsync() => Server = await OigServer.StartAsync(
            ["--Oig:Access:TrustedProxies=127.0.0.1", "--Oig:Lockout:FirstLock=00:20:00"], allow: Enumerable.Range(1, 20).Select(i => $"line-{i}@example.com"));

        public async Task DisposeAsync() => await Server.DisposeAsync();
    }
}
