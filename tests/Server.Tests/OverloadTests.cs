using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Oig.Api.Hosting;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;
using Orleans.Configuration;

namespace Oig.Server.Tests;

/// <summary>A silo with more to do than it can, and a front end of its own before it.</summary>
public sealed class OverloadTests
{
    private const string Secret = "--Oig:Session:Secret=a secret of forty characters for testing";

    // Percent: other tests may take all cores meanwhile.
    private const int NeverReached = 200;

    [Fact]
    public async Task A_front_end_whose_silo_is_overloaded_says_that_the_server_is_busy_until_it_is_not()
    {
        var gateway = $"--Oig:Cluster:GatewayPort={FreePorts.Next().ToString(CultureInfo.InvariantCulture)}";
        await using var silo = await OigServer.StartAsync([gateway, Secret]);
        var shedding = silo.Services.GetRequiredService<IOptions<LoadSheddingOptions>>().Value;
        shedding.CpuThreshold = NeverReached;
        using var allowed = new AllowedEveryone([]);
        await using var frontEnd = await FrontEndApp.BuildAsync(
            [gateway, Secret, "--urls=http://127.0.0.1:0", $"--Oig:Access:WhitelistPath={allowed.Path}", $"--FAIL2BAN_LOG_PATH={allowed.Fail2BanLog}",
             "--Oig:RateLimit:RequestsPerSecond=1000000", "--Oig:RateLimit:Burst=1000000", "--Logging:LogLevel:Default=None"]);
        await frontEnd.StartAsync();
        using var http = new HttpClient();
        var mcp = new Uri(new Uri(frontEnd.Urls.First()), "/mcp");
        Assert.Equal("success", (await ReadAsync(http, mcp)).Status);

        shedding.CpuThreshold = -1;
        await UntilAsync(async () => await ReadAsync(http, mcp) == ("error", "server_busy", 5));
        shedding.CpuThreshold = NeverReached;
        await UntilAsync(async () => (await ReadAsync(http, mcp)).Status == "success");
    }

    private static async Task<(string Status, string? Code, int? RetryAfter)> ReadAsync(HttpClient http, Uri mcp)
    {
        using var request = RawMcp.Call(mcp, "get_basic_data", null)
            .With("X-OIG-Email", AccountBook.OneBoxEmail).With("X-OIG-Password", AccountBook.TestPassword);
        using var response = await http.SendAsync(request);
        var reply = (await response.ResultAsync()).GetProperty("structuredContent");
        return (reply.Status(), reply.Code(), reply.TryGetProperty("retry_after_seconds", out var wait) ? wait.GetInt32() : null);
    }

    // A gateway looks at its load once a second.
    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var deadline = TimeProvider.System.GetUtcNow().AddSeconds(30);
        for (; !await isSo(); await Task.Delay(100))
            Assert.True(TimeProvider.System.GetUtcNow() < deadline, "It did not happen.");
    }
}
