using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Server.Tests.Attacks;

/// <summary>What a guesser learns over HTTP, from one address and several, of an account that is logged in.</summary>
public sealed partial class OracleTests : IAsyncLifetime, IDisposable
{
    private const string Owner = "192.0.2.1";
    private const string Guesser = "203.0.113.9";

    private readonly HttpClient _http = new();
    private OigServer _server = null!;

    public async Task InitializeAsync() => _server = await OigServer.StartAsync(["--Oig:Access:TrustedProxies=127.0.0.1", "--Oig:Lockout:FirstLock=00:20:00"]);

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Whoever_guesses_on_while_the_account_is_locked_does_not_find_the_password_and_leaves_lines()
    {
        Assert.Equal("success", await TryAsync(AccountBook.TestPassword, Owner));
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => TryAsync($"wrong-{i}", Guesser)));
        Assert.Equal(3, answers.Count(answer => answer == "authentication_failed"));
        Assert.Equal(57, answers.Count(answer => answer == "locked_out"));

        Assert.Equal("locked_out", await TryAsync(AccountBook.TestPassword, Guesser));
        Assert.Equal("success", await TryAsync(AccountBook.TestPassword, Owner));
        Assert.Equal("success", await TryAsync(AccountBook.TestPassword, "192.0.2.2"));
        // The first three that were locked out leave none.
        await Eventually.HoldsAsync(() => Lines().Length >= 58);
        Assert.Equal(58, Lines().Length);
    }

    [Fact]
    public async Task The_right_password_among_many_at_once_is_not_told_from_the_wrong_ones()
    {
        Assert.Equal("success", await TryAsync(AccountBook.TestPassword, Owner));
        var guesses = Enumerable.Range(0, 100).Select(i => $"wrong-{i}").Append(AccountBook.TestPassword).ToArray();
        // Most of them are on their way when the right one comes.
        var wrong = guesses[..^1].Select(guess => TryAsync(guess, Guesser)).ToArray();
        await Eventually.HoldsAsync(() => wrong.Count(answer => answer.IsCompleted) > 10);
        Assert.Equal("locked_out", await TryAsync(guesses[^1], Guesser));
        await Task.WhenAll(wrong);
    }

    [Fact]
    public async Task A_wrong_password_and_the_right_one_get_the_same_answer_in_the_same_time_from_an_address_that_guessed()
    {
        Assert.Equal("success", await TryAsync(AccountBook.TestPassword, Owner));
        for (var i = 0; i < 12; i++) await TryAsync($"wrong-{i}", Guesser);
        var (wrong, wrongTook) = await AnswerAsync("another", Guesser);
        var (right, rightTook) = await AnswerAsync(AccountBook.TestPassword, Guesser);
        Assert.Equal(wrong, right);
        Assert.True(wrongTook >= TimeSpan.FromMilliseconds(250) && rightTook >= TimeSpan.FromMilliseconds(250), $"{wrongTook}, {rightTook}");
    }

    [Fact]
    public async Task An_owner_who_never_logged_in_gets_in_while_somebody_elsewhere_takes_every_chance()
    {
        for (var i = 0; i < 8; i++) await TryAsync($"wrong-{i}", Guesser);
        Assert.Equal("success", await TryAsync(AccountBook.TestPassword, Owner));
    }

    [Fact]
    public async Task The_addresses_of_one_IPv6_network_guess_as_one()
    {
        Assert.Equal("success", await TryAsync(AccountBook.TestPassword, Owner));
        for (var i = 0; i < 12; i++) await TryAsync($"wrong-{i}", $"2001:db8:1:2::{i + 1:x}");
        Assert.Equal("locked_out", await TryAsync(AccountBook.TestPassword, "2001:db8:1:2:ffff::1"));
        Assert.Equal("success", await TryAsync(AccountBook.TestPassword, "2001:db8:1:3::1"));
    }

    [Fact]
    public async Task A_botnet_learns_nothing_after_a_hundred_guesses_and_the_owner_stays_served_from_where_he_was()
    {
        Assert.Equal("success", await TryAsync(AccountBook.TestPassword, Owner));
        // Answered from memory, as whoever reads on the way is.
        Assert.Equal("success", await TryAsync(AccountBook.TestPassword, "192.0.2.2"));
        var logins = _server.Portal.Requests.Count(PortalEndpoint.Login);
        var answers = await Task.WhenAll(Enumerable.Range(1, 120).Select(i => TryAsync($"wrong-{i}", $"198.51.100.{i}")));
        Assert.All(answers, answer => Assert.Contains(answer, (string[])["authentication_failed", "locked_out"]));

        var (wrong, wrongTook) = await AnswerAsync("another", "198.51.100.201");
        var (right, rightTook) = await AnswerAsync(AccountBook.TestPassword, "198.51.100.202");
        Assert.Equal(wrong, right);
        Assert.Contains("locked_out", right, StringComparison.Ordinal);
        Assert.True(wrongTook >= TimeSpan.FromMilliseconds(250) && rightTook >= TimeSpan.FromMilliseconds(250), $"{wrongTook}, {rightTook}");
        Assert.InRange(_server.Portal.Requests.Count(PortalEndpoint.Login) - logins, 0, 8);

        Assert.Equal("success", await TryAsync(AccountBook.TestPassword, Owner));
        Assert.Equal("success", await TryAsync(AccountBook.TestPassword, "192.0.2.2"));
    }

    [Fact]
    public async Task Credentials_that_suddenly_fail_leave_no_line()
    {
        Assert.Equal("success", await TryAsync(AccountBook.TestPassword, Owner));
        _server.Portal.Accounts[AccountBook.OneBoxEmail].Password = "changed in the vendor's app";
        _server.Portal.KillSessions();
        Assert.Equal("success", await TryAsync("changed in the vendor's app", Owner));
        for (var i = 0; i < 8; i++) Assert.Equal("authentication_failed", await TryAsync(AccountBook.TestPassword, Owner));
        Assert.Equal("not_on_whitelist", await _http.TryAsync(_server.Mcp, "mark@example.com", "any", Guesser));
        await Eventually.HoldsAsync(() => Lines().Length > 0);
        Assert.DoesNotContain(AccountBook.OneBoxEmail, string.Join(' ', Lines()), StringComparison.Ordinal);
        Assert.Equal("success", await TryAsync("changed in the vendor's app", Owner));
    }

    [Fact]
    public async Task A_known_bad_password_is_answered_no_sooner_than_a_new_one_of_a_slow_portal()
    {
        _server.Portal.Switches.Fail(PortalEndpoint.Login, Trouble.Slow(TimeSpan.FromMilliseconds(800)));
        var (_, first) = await AnswerAsync("wrong", Guesser);
        var (_, again) = await AnswerAsync("wrong", Guesser);
        Assert.True(first >= TimeSpan.FromMilliseconds(800) && again >= TimeSpan.FromMilliseconds(750), $"{first}, {again}");
    }

    private Task<string> TryAsync(string password, string from) => _http.TryAsync(_server.Mcp, AccountBook.OneBoxEmail, password, from);

    // Seconds count down while the test runs.
    private async Task<(string Answer, TimeSpan Took)> AnswerAsync(string password, string from)
    {
        var watch = Stopwatch.StartNew();
        using var response = await _http.SendAsync(Hosting.Guesser.Request(_server.Mcp, AccountBook.OneBoxEmail, password, from));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (Digits().Replace(await response.Content.ReadAsStringAsync(), "#"), watch.Elapsed);
    }

    private string[] Lines() => File.Exists(_server.Fail2BanLog) ? File.ReadAllLines(_server.Fail2BanLog) : [];

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
