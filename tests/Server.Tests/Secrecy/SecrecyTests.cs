using System.Text.Json.Nodes;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Server.Tests.Secrecy;

/// <summary>A whole session with a marked password: nothing that the process emits tells it, nor the portal's cookie.</summary>
public sealed class SecrecyTests : IDisposable
{
    private const string Email = "marked@example.com";
    private const string Password = "Marked+Heslo/\u017elut\u00fd \"1%2=";
    private const string Wrong = "Wrong+Heslo/\u017elut\u00fd \"2%3=";

    private readonly HttpClient _http = new();
    private readonly Emissions _emissions = new();

    public void Dispose()
    {
        _http.Dispose();
        _emissions.Dispose();
    }

    [Fact]
    public async Task Neither_password_nor_cookie_nor_authorization_is_told_anywhere()
    {
        await using var server = await OigServer.StartAsync(adjust: _emissions.Listen, allow: [Email]);
        server.Portal.Accounts.Add(Email, Password, new SimulatedBox("2206249999"));
        await SessionAsync(server);
        await TroubleAsync(server);
        await Eventually.HoldsAsync(() => File.ReadAllLines(server.Fail2BanLog).Length >= 3);
        _emissions.Add(await File.ReadAllTextAsync(server.Fail2BanLog));

        AssertHearing();
        var cookies = server.Portal.Requests.LiveReads.Select(read => read.Headers["Cookie"].Split('=')[1]).Distinct().ToArray();
        Assert.NotEmpty(cookies);
        AssertSecret([Password, Wrong, $"{Email}:{Password}", $"{Email}:{Wrong}", .. cookies]);
    }

    // Every tool, every way to send credentials, right and wrong.
    private async Task SessionAsync(OigServer server)
    {
        foreach (var tool in (string[])["get_basic_data", "get_notifications", "set_box_mode", "set_grid_delivery", "no_such_tool"])
            await SendAsync(RawMcp.Call(server.Mcp, tool, new JsonObject { ["mode"] = "off" }).With("X-OIG-Readonly-Access", "false"), Password);
        await SendAsync(RawMcp.Call(server.Mcp, "set_box_mode", new JsonObject { ["mode"] = "Home 1" }).With("X-OIG-Readonly-Access", "false"), Password);
        for (var i = 0; i < 2; i++) await SendAsync(RawMcp.Call(server.Mcp, "get_basic_data", null), Wrong);
        await SendAsync(RawMcp.Post(server.Mcp, "{ not json"), Wrong);
        using var header = RawMcp.Call(server.Mcp, "get_basic_data", null).With("X-OIG-Email", Email).With("X-OIG-Password", "Marked-in-a-header");
        await SendAsync(header);
    }

    // Failures make the longest logs.
    private async Task TroubleAsync(OigServer server)
    {
        foreach (var trouble in (Trouble[])[Trouble.Garbage, Trouble.MaintenancePage])
        {
            server.Portal.Switches.Fail(PortalEndpoint.Notifications, trouble);
            server.Portal.Switches.Fail(PortalEndpoint.Series, trouble);
            var days = new JsonObject { ["start_date"] = "2026-11-01", ["end_date"] = "2026-11-01", ["name"] = "batt" };
            await SendAsync(RawMcp.Call(server.Mcp, "get_extended_data", days), Password);
        }
    }

    private async Task SendAsync(HttpRequestMessage request, string password)
    {
        var token = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{Email}:{password}"));
        await SendAsync(request.With("Authorization", $"Basic {token}"));
    }

    private async Task SendAsync(HttpRequestMessage request)
    {
        using var answer = await _http.SendAsync(request);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.False(answer.Headers.Contains("Server"));
        await _emissions.AddAsync(answer);
        request.Dispose();
    }

    // A search in silence would find nothing either.
    private void AssertHearing()
    {
        Assert.True(_emissions.Spans > 10, $"{_emissions.Spans} spans");
        var text = _emissions.Text;
        // Kestrel, ASP.NET Core, Orleans, the MCP SDK, the fail2ban log and a span, each at its most talkative.
        foreach (var sign in (string[])["Connection id", "Request starting", "ISessionGrain.GetSnapshotAsync(", "sending message", "oig-mcp-auth", "http.request.method"])
            Assert.Contains(sign, text, StringComparison.Ordinal);
    }

    private void AssertSecret(IEnumerable<string> secrets)
    {
        var text = _emissions.Text;
        foreach (var form in secrets.Append("Marked-in-a-header").SelectMany(Forms.Of))
            Assert.False(text.Contains(form, StringComparison.OrdinalIgnoreCase), $"{form}: {Around(text, form)}");
    }

    private static string Around(string text, string form)
    {
        var at = Math.Max(0, text.IndexOf(form, StringComparison.OrdinalIgnoreCase));
        return text[Math.Max(0, at - 300)..Math.Min(text.Length, at + 300)];
    }
}
