using System.Net;
using System.Net.NetworkInformation;
using Microsoft.Extensions.DependencyInjection;
using Oig.Contracts;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Server.Tests.Telemetry;

public class DashboardTests
{
    [Fact]
    public async Task The_dashboard_answers_on_loopback_alone_under_loopback_names_and_knows_no_user()
    {
        var port = FreePorts.Next();
        await using var server = await OigServer.StartAsync(["--Oig:Dashboard:Enabled=true", $"--Oig:Dashboard:Port={port}"]);
        await using var client = await server.ConnectAsync();
        await client.CallAsync("get_basic_data");
        using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };

        Assert.Contains("Orleans Dashboard", await http.GetStringAsync("/"));
        // It counts grains every second.
        await Eventually.HoldsAsync(async () => (await http.GetStringAsync("/DashboardCounters?exclude=Orleans")).Contains("SessionGrain", StringComparison.Ordinal));
        Assert.All(Listeners(port), listener => Assert.True(IPAddress.IsLoopback(listener.Address)));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(http, "/", host: "evil.example.com"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(new() { BaseAddress = server.Url }, "/DashboardCounters", host: "localhost"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(http, "/Trace", host: "localhost"));

        var key = server.Services.GetRequiredService<KeyRing>().ForAccount(AccountBook.OneBoxEmail);
        string[] pages =
            ["/DashboardCounters", "/ClusterStats", "/TopGrainMethods", "/GrainTypes", "/GrainStats/Oig.Grains.Sessions.SessionGrain",
             $"/GrainState?grainId={key}&grainType=Oig.Grains.Accounts.AccountGrain"];
        var shown = string.Concat(await Task.WhenAll(pages.Select(http.GetStringAsync)));
        Assert.All([AccountBook.OneBoxEmail, AccountBook.TestPassword], secret => Assert.DoesNotContain(secret, shown));
    }

    [Fact]
    public async Task The_dashboard_is_off_unless_switched_on()
    {
        var port = FreePorts.Next();
        await using var server = await OigServer.StartAsync([$"--Oig:Dashboard:Port={port}"]);
        Assert.Empty(Listeners(port));
    }

    private static IEnumerable<IPEndPoint> Listeners(int port) =>
        IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(listener => listener.Port == port);

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, string path, string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } };
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }
}
