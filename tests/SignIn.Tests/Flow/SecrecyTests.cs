using System.Text;
using Oig.Server.Tests.Hosting;
using Oig.Server.Tests.Secrecy;
using Oig.SignIn.Tests.Support;
using Oig.Simulator;

namespace Oig.SignIn.Tests.Flow;

/// <summary>A whole life of a grant, and everything that the process emits meanwhile: neither password nor any token is told.</summary>
public sealed class SecrecyTests : IDisposable
{
    private const string Email = "marked.owner@example.com";
    private const string Password = "Marked+Heslo/\u017elut\u00fd \"1%2=";
    private const string Wrong = "Wrong+Heslo/\u017elut\u00fd \"2%3=";

    private readonly Emissions _emissions = new();

    public void Dispose() => _emissions.Dispose();

    [Fact]
    public async Task Neither_password_nor_any_token_is_told_anywhere()
    {
        await using var portal = await PortalSimulator.StartAsync();
        portal.Accounts.Add(Email, Password, new SimulatedBox("2206249999"));
        await using var server = await SignInServer.StartAsync(["--Oig:Telemetry:UserIdentity=None"], _emissions.Listen, portal, [Email]);
        using var client = await OAuthClient.RegisterAsync(server.Url);
        var secrets = await LiveAsync(server, client);
        await Eventually.HoldsAsync(() => File.ReadAllLines(server.Server.Fail2BanLog).Length >= 1);
        _emissions.Add(await File.ReadAllTextAsync(server.Server.Fail2BanLog));
        AssertHearing();
        AssertSecret([Password, Wrong, .. secrets, .. secrets.Select(secret => secret[7..])]);
        // Told to name nobody, only fail2ban's line says who was refused.
        Assert.DoesNotContain(_emissions.Text.Split('\n'), line => line.Contains(Email, StringComparison.OrdinalIgnoreCase) && !line.Contains("oig-mcp-auth", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Neither_the_collector_nor_the_folder_of_state_gets_one()
    {
        var folder = Directory.CreateTempSubdirectory("oig-secrecy-");
        await using var portal = await PortalSimulator.StartAsync();
        await using var collector = await OtlpSink.StartAsync();
        portal.Accounts.Add(Email, Password, new SimulatedBox("2206249999"));
        List<string> secrets;
        await using (var server = await SignInServer.StartAsync([.. collector.Settings, $"--Oig:DataPath={folder.FullName}"], OtlpSink.SendEverything, portal, [Email]))
        {
            using var client = await OAuthClient.RegisterAsync(server.Url);
            secrets = await LiveAsync(server, client);
            await Eventually.HoldsAsync(() => Heard.All(collector.Text.Contains), () => string.Join(", ", Heard.Where(sign => !collector.Text.Contains(sign))));
        }

        _emissions.Add(collector.Text);
        foreach (var file in folder.GetFiles()) _emissions.Add(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file.FullName)));
        Assert.Contains("grants", _emissions.Text, StringComparison.Ordinal);
        AssertSecret([Password, Wrong, .. secrets, .. secrets.Select(secret => secret[7..])]);
        folder.Delete(recursive: true);
    }

    // One sign of each signal: a span, a metric, a log line at its most talkative.
    private static readonly string[] Heard = ["get_oig_session", "oig.sign_in", "Request starting", "The token request was successfully validated"];

    private static async Task<List<string>> LiveAsync(SignInServer server, OAuthClient client)
    {
        var page = await client.Browser.GetAsync(client.AuthorizeUrl());
        await client.Browser.SubmitAsync(page, OAuthClient.Fields(Email, Wrong));
        var location = await client.ConsentAsync(Email, Password, control: true);
        var code = System.Web.HttpUtility.ParseQueryString(location.Query)["code"]!;
        var tokens = await OAuthClient.TokensOf(await client.ExchangeAsync(code));
        await server.CallAsync(tokens.Access);
        await server.CallAsync(tokens.Access, "no_such_tool");
        var renewed = await OAuthClient.TokensOf(await client.RefreshAsync(tokens.Refresh));
        await client.RefreshAsync("oig_rt_" + renewed.Refresh[8..]);
        await server.CallAsync(renewed.Access, "get_notifications");
        var account = await client.Browser.GetAsync(new Uri(server.Url, "/account"));
        await client.Browser.SubmitAsync(account, [new("email", Email), new("password", Password)]);
        await client.PostAsync("/revoke", ("token", renewed.Refresh));
        await client.ExchangeAsync(code);
        return [code, tokens.Access, tokens.Refresh, renewed.Access, renewed.Refresh];
    }

    // A search in silence would find nothing either.
    private void AssertHearing()
    {
        Assert.True(_emissions.Spans > 10, $"{_emissions.Spans} spans");
        foreach (var sign in (string[])["Request starting", "The authorization request was successfully extracted", "The token request was successfully validated", "oig-mcp-auth", "oig.sign_in.step"])
            Assert.Contains(sign, _emissions.Text, StringComparison.Ordinal);
    }

    private void AssertSecret(IEnumerable<string> secrets)
    {
        var text = _emissions.Text;
        foreach (var form in secrets.SelectMany(Forms.Of))
            Assert.False(text.Contains(form, StringComparison.OrdinalIgnoreCase), $"{form}: {Around(text, form)}");
    }

    private static string Around(string text, string form)
    {
        var at = Math.Max(0, text.IndexOf(form, StringComparison.OrdinalIgnoreCase));
        return text[Math.Max(0, at - 300)..Math.Min(text.Length, at + 300)];
    }
}
