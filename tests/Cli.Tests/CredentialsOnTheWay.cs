using System.Text;
using Oig.Cli.Tests.Server;

namespace Oig.Cli.Tests;

public sealed class CredentialsOnTheWay(FakeServer server) : IClassFixture<FakeServer>
{
    [Fact]
    public async Task Basic_is_the_default_and_carries_the_test_account()
    {
        var ran = await CallAsync();
        Assert.Equal($"Basic {Base64("test@example.com:test_password_123")}", ran.Header("authorization"));
        Assert.Null(ran.Header("x-oig-email"));
        Assert.Null(ran.Header("x-oig-password"));
    }

    [Fact]
    public async Task A_basic_token_is_utf8_and_keeps_colons_and_spaces_of_the_password()
    {
        var ran = await CallAsync("--email", "žofie@example.com", "--password", " a:b ř:", "--auth-mode", "basic");
        Assert.Equal($"Basic {Base64("žofie@example.com: a:b ř:")}", ran.Header("authorization"));
    }

    [Fact]
    public async Task Header_mode_uses_the_two_headers_in_utf8()
    {
        var ran = await CallAsync("--email", "me@example.com", "--password", "heslo-ěšč", "--auth-mode", "header");
        Assert.Equal("me@example.com", ran.Header("x-oig-email"));
        Assert.Equal("heslo-ěšč", ran.Header("x-oig-password"));
        Assert.Null(ran.Header("authorization"));
    }

    [Theory]
    [InlineData("@file")]
    [InlineData("-dash")]
    [InlineData("list")]
    [InlineData("[suggest]")]
    [InlineData("=")]
    public async Task A_password_is_never_taken_for_syntax(string password)
    {
        var ran = await CallAsync("--email", "me@example.com", "--password", password);
        Assert.Equal($"Basic {Base64($"me@example.com:{password}")}", ran.Header("authorization"));
    }

    [Fact]
    public async Task The_environment_gives_the_password_and_the_option_wins()
    {
        string[] call = ["get_basic_data", "--url", server.Url, "--email", "me@example.com", "--auth-mode", "header"];
        var fromEnvironment = await Ran.WithAsync("env", call);
        var fromOption = await Ran.WithAsync("env", [.. call, "--password", "opt"]);
        Assert.Equal("env", fromEnvironment.Header("x-oig-password"));
        Assert.Equal("opt", fromOption.Header("x-oig-password"));
    }

    [Fact]
    public async Task Another_account_without_a_password_is_told_where_to_put_it_and_nothing_is_sent()
    {
        var before = server.Requests.Count;
        var ran = await CallAsync("--email", "me@example.com");
        Assert.Equal("The password is missing. Put it in the environment variable OIG_PASSWORD or the system's keyring, use --password, or sign in with oig login.", ran.OnlyError(2));
        Assert.Equal(before, server.Requests.Count);
    }

    [Fact]
    public async Task An_empty_variable_is_no_password()
    {
        var ran = await Ran.WithAsync("", ["get_basic_data", "--url", server.Url, "--email", "me@example.com"]);
        Assert.Contains("OIG_PASSWORD", ran.OnlyError(2));
    }

    [Theory]
    [InlineData("http")]
    [InlineData("https")]
    public async Task The_test_password_stays_on_this_machine(string scheme)
    {
        var ran = await Ran.WithAsync("get_basic_data", "--url", $"{scheme}://battery.invalid/mcp");
        Assert.StartsWith("The test account's password is sent to this machine only.", ran.OnlyError(2));
    }

    [Theory]
    [InlineData("me@example.com", "marked\nsecret", "password")]
    [InlineData("me@example.com", "marked\rX-Evil: 1", "password")]
    [InlineData("me@example.com", "marked\0", "password")]
    [InlineData("me@example.com", "marked\u0085", "password")]
    [InlineData("me@example.com", "", "password")]
    [InlineData("me\r\nX-Evil: 1", "marked", "e-mail")]
    [InlineData("", "marked", "e-mail")]
    public async Task Credentials_that_no_header_can_hold_are_a_usage_error(string email, string password, string named)
    {
        foreach (var mode in new[] { "basic", "header" })
        {
            var line = (await CallAsync("--email", email, "--password", password, "--auth-mode", mode)).OnlyError(2);
            Assert.StartsWith($"The {named} ", line);
            Assert.DoesNotContain("marked", line);
        }
    }

    [Theory]
    [InlineData("header", "me@example.com", " edge")]
    [InlineData("header", "me@example.com", "edge ")]
    [InlineData("header", " me@example.com", "x")]
    [InlineData("basic", "me:too@example.com", "x")]
    public async Task Credentials_that_one_mode_would_bend_are_pointed_to_the_other(string mode, string email, string password)
    {
        var line = (await CallAsync("--email", email, "--password", password, "--auth-mode", mode)).OnlyError(2);
        Assert.Contains(mode is "basic" ? "--auth-mode header" : "--auth-mode basic", line);
    }

    [Fact]
    public async Task Only_actions_asks_for_more_than_reading()
    {
        Assert.Null((await CallAsync()).Header("x-oig-readonly-access"));
        Assert.Equal("false", (await CallAsync("--actions")).Header("x-oig-readonly-access"));
    }

    private Task<Ran> CallAsync(params string[] options) => Ran.WithAsync(["get_basic_data", "--url", server.Url, .. options]);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
