using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Server.Tests;

/// <summary>What strangers send leaves at most one short, harmless line, and after a few of them none.</summary>
public sealed partial class HostileLogTests
{
    private const int Requests = 40;

    [Fact]
    public async Task Hostile_requests_leave_few_short_lines_and_no_stack_trace()
    {
        var port = FreePorts.Next();
        var mcp = new Uri($"http://127.0.0.1:{port}/mcp");
        using var silo = new ProgramProcess(
            "Silo", [$"--urls=http://127.0.0.1:{port}", $"--Oig:Cluster:SiloPort={FreePorts.Next()}", $"--Oig:Cluster:GatewayPort={FreePorts.Next()}",
            "--Oig:RateLimit:RequestsPerSecond=1000000", "--Oig:RateLimit:Burst=1000000"], ("OIG_CLOUD_MOCK", "1"));
        using var http = new HttpClient();
        await Eventually.HoldsAsync(() => IsReady(http, mcp), () => silo.Output);
        var before = silo.Output.Length;
        for (var i = 0; i < Requests; i++)
            foreach (var request in Hostile(mcp)) await SendAsync(http, request);
        await RawMcp.LeaveMidCallAsync(mcp, AccountBook.OneBoxEmail, AccountBook.TestPassword, "get_notifications", TimeSpan.FromMilliseconds(100));
        // Its line comes after all the others.
        await SendAsync(http, RawMcp.Call(mcp, "get_basic_data", null).With("X-OIG-Email", "mark@example.com").With("X-OIG-Password", "p"));
        await silo.PrintedAsync("mark@example.com");
        var written = silo.Output[before..];
        Assert.DoesNotContain("   at ", written, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', written);
        Assert.All(written.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches(LineStart(), line));
        Assert.InRange(written.Length, 0, Requests * Hostile(mcp).Count() * 25);
    }

    private static IEnumerable<HttpRequestMessage> Hostile(Uri mcp)
    {
        var name = "\u001b[2J\r\n2026-11-26 fail: forged " + new string('x', 20_000);
        yield return RawMcp.Call(mcp, name, new JsonObject());
        yield return RawMcp.Request(mcp, name, new JsonObject());
        yield return RawMcp.Request(mcp, "resources/read", new JsonObject { ["uri"] = name });
        yield return RawMcp.Request(mcp, "prompts/get", new JsonObject { ["name"] = name });
        yield return RawMcp.Request(mcp, "tools/call", new JsonArray(1));
        yield return RawMcp.Post(mcp, """{"jsonrpc":"2.0","id":1,"id":2,"method":"ping"}""");
        yield return RawMcp.Post(mcp, new string(' ', 100_000));
        yield return RawMcp.Post(mcp, "{}").With("Host", "xn--a");
        var untyped = RawMcp.Post(mcp, "{}");
        untyped.Content!.Headers.ContentType = null;
        yield return untyped;
    }

    private static async Task SendAsync(HttpClient http, HttpRequestMessage request)
    {
        using (request)
        using (var response = await http.SendAsync(request)) Assert.InRange((int)response.StatusCode, 200, 499);
    }

    private static bool IsReady(HttpClient http, Uri mcp)
    {
        try
        {
            return http.GetAsync(new Uri(mcp, "/health/ready")).GetAwaiter().GetResult().IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[+-]\d\d:\d\d (info|warn): ")]
    private static partial Regex LineStart();
}
