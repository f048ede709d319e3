using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Server.Tests.Telemetry;

public sealed class PortalHeaderTests : IDisposable
{
    private readonly HttpClient _http = new();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task The_portal_sees_no_trace_header_of_ours_or_of_a_client_while_traces_are_exported()
    {
        var traced = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "System.Net.Http",
            ActivityStopped = activity => traced.Enqueue($"{activity.GetTagItem("url.full")}"),
        };
        ActivitySource.AddActivityListener(listener);
        await using var server = await OigServer.StartAsync(["--OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:9/"]);
        using var request = RawMcp.Call(server.Mcp, "get_basic_data", new JsonObject()).With("X-OIG-Email", AccountBook.OneBoxEmail)
            .With("X-OIG-Password", AccountBook.TestPassword).With("traceparent", "00-11111111111111111111111111111111-00f067aa0ba902b7-01")
            .With("tracestate", "vendor=secret").With("baggage", "user=jana");
        using var response = await _http.SendAsync(request);
        Assert.Equal("success", (await response.ResultAsync()).GetProperty("structuredContent").Status());
        Assert.Contains(traced, url => url.StartsWith(server.Portal.BaseUrl.ToString(), StringComparison.Ordinal));
        var headers = server.Portal.Requests.All.SelectMany(seen => seen.Headers.Keys).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.Contains("Host", headers);
        Assert.All(["traceparent", "tracestate", "baggage", "Correlation-Context", "Request-Id"], name => Assert.DoesNotContain(name, headers));
    }
}
