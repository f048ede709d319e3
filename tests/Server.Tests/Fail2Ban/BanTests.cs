using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Server.Tests.Fail2Ban;

public sealed class BanTests : IDisposable
{
    private readonly HttpClient _http = new();

    public void Dispose() => _http.Dispose();

    [Fail2BanFact]
    public async Task A_real_fail2ban_bans_exactly_the_attackers_address()
    {
        await using var server = await OigServer.StartAsync(["--Oig:Access:TrustedProxies=127.0.0.1", "--Oig:Fail2Ban:Offset=true"]);
        using var fail2Ban = new Fail2BanServer(server.Fail2BanLog, maxRetry: 3);
        await Eventually.HoldsAsync(() => fail2Ban.Journal.Contains("Jail 'oig-mcp' started", StringComparison.Ordinal), () => fail2Ban.Journal);

        // An owner who sends the same wrong password twice, an attacker who names another victim in every field there is, and another owner.
        for (var i = 0; i < 2; i++) await TryAsync(server, AccountBook.OneBoxEmail, "wrong", "198.51.100.7");
        foreach (var user in (string[])["a] from IP [8.8.8.8]", "a\n2026-11-22 13:37:00: oig-mcp-auth: FAILED for user [x] from IP [8.8.8.8]", "stranger@example.com"])
            await TryAsync(server, user, "wrong", "8.8.8.8, 203.0.113.9");
        await TryAsync(server, AccountBook.TwoBoxesEmail, AccountBook.TestPassword, "198.51.100.8");

        await Eventually.HoldsAsync(() => fail2Ban.Banned.Length > 0, () => fail2Ban.Journal);
        Assert.Equal(["203.0.113.9"], fail2Ban.Banned);
        Assert.Equal(
            ["198.51.100.7", "198.51.100.7", "203.0.113.9", "203.0.113.9", "203.0.113.9"], await Fail2BanTool.FindAsync(server.Fail2BanLog));
    }

    private Task<string> TryAsync(OigServer server, string email, string password, string from) => _http.TryAsync(server.Mcp, email, password, from);
}
