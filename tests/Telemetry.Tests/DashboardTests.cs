using Oig.Simulator;
using Oig.Telemetry.Tests.Processes;

namespace Oig.Telemetry.Tests;

/// <summary>The stand-alone Aspire dashboard as the back end, read by its own API: the front end sends over HTTP, the silo behind it over gRPC.</summary>
public class DashboardTests
{
    private const string Trace = "77777777777777777777777777777777";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [DashboardFact]
    public async Task A_tool_call_is_one_trace_in_the_dashboard_by_either_protocol()
    {
        await using var dashboard = await DashboardProcess.StartAsync();
        var (url, ports) = (new Uri($"http://127.0.0.1:{FreePorts.Next()}"), new[] { $"--Oig:Cluster:SiloPort={FreePorts.Next()}", $"--Oig:Cluster:GatewayPort={FreePorts.Next()}" });
        await using var silo = ServerProcess.Start("Silo", Variables("a-silo", "grpc", dashboard.GrpcUrl), [.. ports, "--Oig:Role=Silo"]);
        await using var frontEnd = ServerProcess.Start("Silo", Variables("a-front-end", "http/protobuf", dashboard.HttpUrl), [.. ports, "--Oig:Role=FrontEnd", $"--urls={url}"]);
        await frontEnd.ReadyAsync(url);
        using var mcp = new McpCalls(url);
        var reply = await mcp.CallAsync(new ToolRequest("get_basic_data").As(AccountBook.OneBoxEmail, AccountBook.TestPassword).In(Trace));
        Assert.Equal("success", reply.GetProperty("status").GetString());
        await Task.WhenAll(frontEnd.StopAsync(), silo.StopAsync());

        (string, string)[] expected = [("a-front-end", "tools/call get_basic_data"), ("a-front-end", "get_credentials"), ("a-silo", "get_oig_session"), ("a-silo", "GET")];
        (string, string)[] seen = [];
        for (var end = TimeProvider.System.GetUtcNow() + Patience; TimeProvider.System.GetUtcNow() < end && expected.Except(seen).Any(); await Task.Delay(100))
            seen = await dashboard.SpansAsync(Trace);
        Assert.Empty(expected.Except(seen));
    }

    private static Dictionary<string, string> Variables(string service, string protocol, Uri endpoint) => new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"{endpoint}",
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = protocol,
        ["OTEL_SERVICE_NAME"] = service,
        ["OIG_CLOUD_MOCK"] = "1",
        ["Oig__Session__Secret"] = "a-secret-only-for-this-test-0123456789",
    };
}
