using System.Net;
using Oig.Server.Tests.Hosting;
using Oig.SignIn.Tests.Support;
using Oig.Simulator;

namespace Oig.SignIn.Tests.Flow;

/// <summary>Where the secret comes from that tokens are sealed under, and what follows when there is none.</summary>
public sealed class SecretTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oig-secret-");
    private readonly string _url = $"http://127.0.0.1:{FreePorts.Next()}";

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Without_a_configured_secret_one_is_made_and_kept_and_tokens_outlive_the_process()
    {
        await using var portal = await PortalSimulator.StartAsync();
        Tokens tokens;
        using var client = new OAuthClient(new(_url));
        await using (await StartAsync(portal))
        {
            await client.RegisterAsync();
            tokens = await client.SignInAsync();
        }

        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder.FullName, "session-secret")));
        await using (var again = await StartAsync(await PortalSimulator.StartAsync()))
        {
            Assert.Equal(HttpStatusCode.OK, (await TokenCalls.CallAsync(again.Mcp, tokens.Access)).StatusCode);
            await OAuthClient.TokensOf(await client.RefreshAsync(tokens.Refresh));
        }
    }

    [Fact]
    public async Task Where_none_can_be_kept_signing_in_is_off_and_one_line_says_why()
    {
        using var emissions = new Server.Tests.Secrecy.Emissions();
        await using var server = await OigServer.StartAsync([$"--urls={_url}", $"--Oig:Access:PublicUrl={_url}"], emissions.Listen);
        using var http = new HttpClient { BaseAddress = new(_url) };
        foreach (var path in (string[])["/authorize", "/account", "/.well-known/oauth-authorization-server"])
            Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.SendAsync(RawMcp.Request(server.Mcp, "tools/list", null))).StatusCode);
        var line = Assert.Single(emissions.Text.Split('\n'), line => line.Contains("Oig:Access:PublicUrl", StringComparison.Ordinal));
        Assert.Contains("Oig:Session:Secret", line, StringComparison.Ordinal);
    }

    private Task<OigServer> StartAsync(PortalSimulator portal) =>
        OigServer.StartAsync([$"--urls={_url}", $"--Oig:Access:PublicUrl={_url}", $"--Oig:DataPath={_folder.FullName}"], portal: portal);
}
