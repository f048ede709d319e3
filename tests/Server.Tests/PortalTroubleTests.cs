using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Server.Tests;

public sealed class PortalTroubleTests
{
    [Theory]
    [InlineData("portal_unavailable")]
    [InlineData("portal_changed")]
    [InlineData("portal_timeout")]
    [InlineData("no_data")]
    public async Task Each_trouble_has_its_own_code_causes_one_login_and_passes(string code)
    {
        // The repeats of a reading take 6 s; a portal that does not answer is not repeated.
        await using var server = await OigServer.StartAsync([$"--Oig:Portal:Timeout={(code == "portal_timeout" ? "00:00:05" : "00:00:20")}"]);
        var account = server.Portal.Accounts[AccountBook.OneBoxEmail];
        Break(account.Switches, code);
        await using var client = await server.ConnectAsync();

        var reply = await client.CallAsync("get_basic_data");
        Assert.Equal(code, reply.Code());
        Assert.StartsWith("Failed to fetch data from OIG Cloud: ", reply.Message(), StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", reply.Message(), StringComparison.Ordinal);
        Assert.Single(server.Portal.Requests.Logins);

        Mend(account.Switches);
        Assert.Equal("success", (await client.CallAsync("get_basic_data")).Status());
        Assert.Single(server.Portal.Requests.Logins);
    }

    [Fact]
    public async Task A_session_killed_between_two_calls_is_renewed_with_one_login()
    {
        await using var server = await OigServer.StartAsync();
        await using var client = await server.ConnectAsync();
        Assert.Equal("success", (await client.CallAsync("get_extended_data", ("name", "batt"))).Status());
        server.Portal.KillSessions();
        var reply = await client.CallAsync("get_extended_data", ("name", "grid"));
        Assert.Equal("success", reply.Status());
        Assert.Equal("new_session_created", reply.GetProperty("cache_status").GetString());
        Assert.Equal(2, server.Portal.Requests.Logins.Count);
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
