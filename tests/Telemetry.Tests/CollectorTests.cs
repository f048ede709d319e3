using Oig.Simulator;
using Oig.Telemetry.Tests.Processes;

namespace Oig.Telemetry.Tests;

public class CollectorTests
{
    [Fact]
    public async Task An_unreachable_collector_is_reported_once_and_fails_no_request()
    {
        var url = new Uri($"http://127.0.0.1:{FreePorts.Next()}");
        await using var server = ServerProcess.Start("Silo", Variables($"http://127.0.0.1:{FreePorts.Next()}"), $"--urls={url}");
        await server.ReadyAsync(url);
        using var mcp = new McpCalls(url);
        foreach (var _ in Enumerable.Range(0, 5))
        {
            var reply = await mcp.CallAsync(new ToolRequest("get_basic_data").As(AccountBook.OneBoxEmail, AccountBook.TestPassword));
            Assert.Equal("success", reply.GetProperty("status").GetString());
        }

        await server.StopAsync();
        Assert.Single(server.Output.Split('\n'), line => line.Contains("collector cannot be reached", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_an_endpoint_one_line_says_that_telemetry_is_off()
    {
        var url = new Uri($"http://127.0.0.1:{FreePorts.Next()}");
        await using var server = ServerProcess.Start("Silo", new() { ["OIG_CLOUD_MOCK"] = "1" }, $"--urls={url}");
        await server.ReadyAsync(url);
        await server.StopAsync();
        Assert.Single(server.Output.Split('\n'), line => line.EndsWith("OTel endpoint not configured. Skipping OpenTelemetry setup.", StringComparison.Ordinal));
        Assert.DoesNotContain("OpenTelemetry initialization", server.Output);
    }

    // Short batches, so that many fail.
    private static Dictionary<string, string> Variables(string endpoint) => new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint,
        ["OTEL_BSP_SCHEDULE_DELAY"] = "50",
        ["OTEL_BLRP_SCHEDULE_DELAY"] = "50",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "100",
        ["OIG_CLOUD_MOCK"] = "1",
    };
}
