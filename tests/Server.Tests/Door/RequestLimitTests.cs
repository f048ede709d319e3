using System.Net;
using Oig.Server.Tests.Hosting;

namespace Oig.Server.Tests.Door;

/// <summary>What <c>Oig:RateLimit:RequestsPerSecond</c> and <c>Burst</c> do to one address.</summary>
public sealed class RequestLimitTests
{
    private const int Burst = 5;

    [Fact]
    public async Task Who_looks_at_health_too_often_is_told_how_long_to_wait_and_keeps_his_requests()
    {
        await using var server = await OigServer.StartAsync(["--Oig:RateLimit:RequestsPerSecond=1", $"--Oig:RateLimit:Burst={Burst}"]);
        using var http = new HttpClient();
        // At once, so that nothing comes in meanwhile however busy the machine is.
        var looks = await Task.WhenAll(Enumerable.Range(0, 20 * Burst).Select(_ => http.GetAsync(new Uri(server.Url, "/health/live"))));
        var turnedAway = looks.Where(look => look.StatusCode == HttpStatusCode.TooManyRequests).ToArray();
        Assert.InRange(turnedAway.Length, 1, looks.Length - Burst);
        Assert.All(turnedAway, look => Assert.True(look.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1)));
        foreach (var look in looks) look.Dispose();

        using var request = RawMcp.Request(server.Mcp, "tools/list", null);
        using var response = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
