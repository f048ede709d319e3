using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using ModelContextProtocol.Client;
using Oig.Server.Tests.Hosting;
using Oig.SignIn.Tests.Support;
using Oig.Simulator;

namespace Oig.SignIn.Tests.Tool;

/// <summary><c>oig login</c> and what it leaves behind, with the server's own page and a browser.</summary>
public sealed class OigLoginTests(SharedSignIn shared) : IClassFixture<SharedSignIn>, IDisposable
{
    private readonly OigProgram _oig = new(shared.Server.Mcp);

    public void Dispose() => _oig.Dispose();

    [Fact]
    public async Task After_signing_in_by_browser_the_other_commands_need_no_password()
    {
        var login = await _oig.LoginAsync();
        Assert.Equal($"Signed in at {shared.Server.Mcp}: may read only.", login.Output.Trim());
        var reply = await _oig.RunAsync("get_basic_data");
        Assert.True(reply.ExitCode == 0, reply.Error);
        Assert.Equal("success", JsonElement.Parse(reply.Output).GetProperty("status").GetString());
        Assert.Empty(reply.Error);
    }

    [Fact]
    public async Task The_file_is_the_owners_alone_and_holds_no_password()
    {
        await _oig.LoginAsync();
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_oig.Kept));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(_oig.Kept)!));
        var kept = await File.ReadAllTextAsync(_oig.Kept);
        Assert.Contains("oig_rt_", kept, StringComparison.Ordinal);
        Assert.DoesNotContain(AccountBook.TestPassword, kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_owner_ticked_shows_with_actions_only()
    {
        Assert.Contains("may read, and change with --actions", (await _oig.LoginAsync(control: true)).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("set_box_mode", (await _oig.RunAsync("list")).Output, StringComparison.Ordinal);
        Assert.Contains("set_box_mode", (await _oig.RunAsync("list", "--actions")).Output, StringComparison.Ordinal);
        Assert.Contains("read_only", (await shared.Server.ReplyReadOnlyAsync(_oig.AccessToken, "set_box_mode", new() { ["mode"] = "Home 2" })).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_access_token_that_is_over_is_renewed_and_kept()
    {
        await _oig.LoginAsync();
        var before = _oig.RefreshToken;
        _oig.Change(tokens => tokens["ObtainedAt"] = DateTimeOffset.UtcNow.AddHours(-2));
        Assert.Equal(0, (await _oig.RunAsync("get_basic_data")).ExitCode);
        Assert.NotEqual(before, _oig.RefreshToken);
        Assert.Equal(0, (await _oig.RunAsync("get_basic_data")).ExitCode);
    }

    [Fact]
    public async Task Logging_out_ends_it_at_the_server_and_here()
    {
        await _oig.LoginAsync();
        var token = _oig.AccessToken;
        Assert.Equal($"Signed out at {shared.Server.Mcp}.", (await _oig.RunAsync("logout")).Output.Trim());
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await shared.Server.CallAsync(token)).StatusCode);
        Assert.False(File.Exists(_oig.Kept));
        Assert.StartsWith("You are not signed in", (await _oig.RunAsync("logout")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_again_ends_the_sign_in_before()
    {
        await _oig.LoginAsync();
        var before = _oig.AccessToken;
        await _oig.LoginAsync();
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await shared.Server.CallAsync(before)).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await shared.Server.CallAsync(_oig.AccessToken)).StatusCode);
    }

    [Fact]
    public async Task A_sign_in_that_was_revoked_elsewhere_says_to_sign_in_again()
    {
        await _oig.LoginAsync();
        using (var http = new HttpClient { BaseAddress = shared.Server.Url })
            await http.PostAsync("/revoke", new FormUrlEncodedContent([new("token", _oig.RefreshToken)]));
        var ran = await _oig.RunAsync("get_basic_data");
        Assert.Equal(3, ran.ExitCode);
        Assert.Contains($"Sign in again: oig login --url {shared.Server.Mcp}", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Denied_on_the_page_nothing_is_kept()
    {
        var ran = await _oig.LoginAsync(browse: page => OwnerAtPage.AnswerAsync(page, [new("decision", "deny")]));
        Assert.Equal((3, ""), (ran.ExitCode, ran.Output));
        Assert.EndsWith("Signing in was denied on the page.", ran.Error.Trim(), StringComparison.Ordinal);
        Assert.False(File.Exists(_oig.Kept));
    }

    [Fact]
    public async Task Only_an_answer_to_this_sign_in_counts()
    {
        var answered = 0;
        var ran = await _oig.LoginAsync(browse: async page =>
        {
            var callback = System.Web.HttpUtility.ParseQueryString(page.Query)["redirect_uri"]!;
            using var http = new HttpClient();
            foreach (var forged in (string[])["", "?code=oig_ac_x", "?code=oig_ac_x&state=another", "?error=access_denied&state=another"])
                answered += (await http.GetAsync(callback + forged)).StatusCode == System.Net.HttpStatusCode.BadRequest ? 1 : 0;
            await OwnerAtPage.SignInAsync(page);
        });
        Assert.Equal((0, 4), (ran.ExitCode, answered));
    }

    [Fact]
    public async Task Without_a_browser_here_the_address_of_the_answer_is_pasted()
    {
        using var typed = new Typed("nonsense");
        var ran = await _oig.LoginAsync(typed: typed, browse: async page => typed.Type((await OwnerAtPage.ConsentAsync(page)).AbsoluteUri));
        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("Warning: that is not the address of this sign-in's answer.", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_nobody_signs_in_it_ends_and_says_so()
    {
        var time = new FakeTimeProvider();
        var ran = await _oig.LoginAsync(time: time, browse: _ =>
        {
            time.Advance(TimeSpan.FromMinutes(6));
            return Task.CompletedTask;
        });
        Assert.Equal(3, ran.ExitCode);
        Assert.EndsWith("Nobody signed in within 300 s. Run oig login again; --timeout gives more time.", ran.Error.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_signing_in_is_named_as_one()
    {
        await using var server = await OigServer.StartAsync();
        using var oig = new OigProgram(server.Mcp);
        var ran = await oig.RunAsync("login");
        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("does not sign in by browser", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bridge_goes_by_the_sign_in()
    {
        await _oig.LoginAsync();
        await using var client = await McpClient.CreateAsync(new StdioClientTransport(new()
        {
            Command = "dotnet",
            Arguments = [OigProgram.Assembly, "bridge", "--url", shared.Server.Mcp.AbsoluteUri],
            EnvironmentVariables = new Dictionary<string, string?> { ["XDG_CONFIG_HOME"] = _oig.Home, ["OIG_PASSWORD"] = null, ["OIG_EMAIL"] = null },
        }), new() { InitializationTimeout = TimeSpan.FromSeconds(60) });
        Assert.Equal("success", (await client.CallAsync("get_basic_data")).Status());
    }
}
