using System.Text.Json.Nodes;
using Oig.Attack.Servers;
using Oig.Load.Servers;
using Oig.Server.Tests.Hosting;

namespace Oig.Attack;

/// <summary>
/// Calls of tools with very long names, each name once just short of the server's limit and once far over it, without credentials, while
/// metrics are exported.
/// </summary>
internal static class Labels
{
    private const int JustWithinTheLimit = 30_000;
    private const int FarOverTheLimit = 900_000;
    private const int FewExports = 3;

    public static async Task<LabelFigures> RunAsync(string program, Uri portal, int requests)
    {
        using var folder = new SiloFolder();
        var metrics = new MetricNames();
        await using var collector = await Collector.StartAsync(metrics.Look);
        await using var silo = await SiloProcess.StartAsync(program, folder, portal, SiloProcess.NoAddressLimits, new()
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Url,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000",
        });
        await ExportsAsync(metrics);
        var before = silo.WorkingSet;
        using var http = new HttpClient();
        for (var i = 0; i < requests; i++)
            foreach (var length in (int[])[JustWithinTheLimit, FarOverTheLimit])
                await Answer.StatusAsync(http, RawMcp.Call(silo.Mcp, $"{MetricNames.Mark}{i:D4}{new string('x', length)}", new JsonObject()));
        var after = silo.WorkingSet;
        var exports = await ExportsAsync(metrics);
        return new(2 * requests, before, after, metrics.Count, exports, metrics.Largest);
    }

    /// <summary>Exports of the next seconds, until a few have come; none when they have stopped.</summary>
    private static async Task<int> ExportsAsync(MetricNames metrics)
    {
        var before = metrics.Exports;
        for (var patience = 20; metrics.Exports - before < FewExports && patience > 0; patience--) await Task.Delay(TimeSpan.FromSeconds(0.5));
        return metrics.Exports - before;
    }
}

/// <param name="Requests">Requests, two with each name.</param>
/// <param name="Before">Memory of the server before, bytes.</param>
/// <param name="After">The same after it, bytes.</param>
/// <param name="Names">How many of the names came as labels of metrics.</param>
/// <param name="ExportsAfter">Exports of metrics after the attack, up to three.</param>
/// <param name="LargestExport">Bytes of the largest export.</param>
internal sealed record LabelFigures(int Requests, long Before, long After, int Names, int ExportsAfter, long LargestExport);
