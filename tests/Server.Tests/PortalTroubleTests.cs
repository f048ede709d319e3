using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Server.Tests;

/// <summary>Each account has trouble of its own, so that the tests can share a server.</summary>
public sealed class PortalTroubleTests : IAsyncLifetime
{
    private OigServer _server = null!;

    public async Task InitializeAsync() => _server = await OigServer.StartAsync(["--Oig:Portal:Timeout=00:00:08"]);

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("portal_unavailable")]
    [InlineData("portal_changed")]
    [InlineData("portal_timeout")]
    [InlineData("no_data")]
    public async Task Each_trouble_has_its_own_code_causes_one_login_and_passes(string code)
    {
        var account = _server.Portal.Accounts[AccountBook.OneBoxEmail];
        Break(account.Switches, code);
        await using var client = await _server.ConnectAsync();

        var reply = await client.CallAsync("get_basic_data");
        Assert.Equal(code, reply.Code());
        Assert.StartsWith("Failed to fetch data from OIG Cloud: ", reply.Message(), StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", reply.Message(), StringComparison.Ordinal);
        Assert.Single(_server.Portal.Requests.Logins);

        Mend(account.Switches);
        Assert.Equal("success", (await client.CallAsync("get_basic_data")).Status());
        Assert.Single(_server.Portal.Requests.Logins);
    }

    [Fact]
    public async Task A_session_killed_between_two_calls_is_renewed_with_one_login()
    {
        await using var client = await _server.ConnectAsync();
        Assert.Equal("success", (await client.CallAsync("get_extended_data", ("name", "batt"))).Status());
        _server.Portal.KillSessions();
        var reply = await client.CallAsync("get_extended_data", ("name", "grid"));
        Assert.Equal("success", reply.Status());
        Assert.Equal("new_session_created", reply.GetProperty("cache_status").GetString());
        Assert.Equal(2, _server.Portal.Requests.Logins.Count);
    }

    private static void Break(Switches switches, string code)
    {
        if (code == "no_data") switches.SessionLife = TimeSpan.Zero;
        else switches.Fail(PortalEndpoint.Live, code switch
        {
            "portal_unavailable" => Trouble.ServerError,
            "portal_changed" => Trouble.MaintenancePage,
            _ => Trouble.NoAnswer(TimeSpan.FromSeconds(30)),
        });
    }

    private static void Mend(Switches switches)
    {
        switches.Reset();
        switches.Heal();
    }
}
