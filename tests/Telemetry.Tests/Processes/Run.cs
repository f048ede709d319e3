using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Oig.Simulator;
using Oig.Telemetry.Tests.Receiver;

namespace Oig.Telemetry.Tests.Processes;

/// <summary>One run of the real server in mock mode with telemetry on: some calls, then a stop, then all that was received.</summary>
public abstract class Run(string protocol, bool apart) : IAsyncLifetime
{
    internal const string ColdTrace = "11111111111111111111111111111111";
    internal const string CachedTrace = "22222222222222222222222222222222";
    internal const string RefusedTrace = "33333333333333333333333333333333";
    internal const string WriteTrace = "44444444444444444444444444444444";
    internal const string UnsampledTrace = "55555555555555555555555555555555";
    internal const string LockedTrace = "66666666666666666666666666666666";
    internal const string WrongPassword = "wrong-password-42";
    internal const string StrangeName = "strange";
    internal const string ServiceName = "my-test-mcp";

    private const int Strangers = 80;
    private const int SampledCalls = 7;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // A change reads the box anew when the reading before it is over 2 s old: here it always is, however fast or slow the machine.
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(2.5);

    private OtlpReceiver? _receiver;

    internal Received Received => _receiver!.Received;

    internal List<(string Path, string Header)> Requests => _receiver!.Requests;

    internal string Protocol => protocol;

    internal bool Apart => apart;

    internal string Output { get; private set; } = "";

    internal string Fail2BanLog { get; private set; } = "";

    internal Dictionary<string, JsonElement> Replies { get; } = [];

    internal string Endpoint => protocol == "grpc" ? _receiver!.GrpcUrl : _receiver!.HttpUrl;

    public async Task InitializeAsync()
    {
        _receiver = await OtlpReceiver.StartAsync();
        var (url, silo, gateway) = (new Uri($"http://127.0.0.1:{FreePorts.Next()}"), FreePorts.Next(), FreePorts.Next());
        string[] arguments =
            [$"--Oig:Cluster:SiloPort={silo}", $"--Oig:Cluster:GatewayPort={gateway}", "--Oig:Session:Secret=a-secret-only-for-this-test-0123456789",
             "--Oig:DataPath=:memory:", "--Oig:Session:SnapshotLifetime=00:10:00", "--Oig:Lockout:FirstLock=00:20:00"];
        await using var server = ServerProcess.Start("Silo", Variables(), [.. arguments, .. apart ? ["--Oig:Role=Silo"] : new[] { $"--urls={url}" }]);
        await using var frontEnd = apart ? ServerProcess.Start("Api", Variables(), [.. arguments, $"--urls={url}"]) : null;
        await (frontEnd ?? server).ReadyAsync(url);
        await CallAsync(url);
        await ArrivedAsync();
        await (frontEnd?.StopAsync() ?? Task.CompletedTask);
        await server.StopAsync();
        Fail2BanLog = (frontEnd ?? server).Fail2BanLog;
        Output = $"{frontEnd?.Output}\n{server.Output}";
    }

    public async Task DisposeAsync()
    {
        if (_receiver is not null) await _receiver.DisposeAsync();
    }

    private Dictionary<string, string> Variables() => new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Endpoint,
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = protocol,
        ["OTEL_EXPORTER_OTLP_HEADERS"] = "x-test=common",
        ["OTEL_EXPORTER_OTLP_METRICS_HEADERS"] = "x-test=metrics",
        ["OTEL_SERVICE_NAME"] = ServiceName,
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "500",
        ["OTEL_BLRP_SCHEDULE_DELAY"] = "500",
        ["OTEL_EXPORTER_OTLP_TIMEOUT"] = "60000",
        ["OTEL_RESOURCE_ATTRIBUTES"] = "team=battery",
        ["OIG_CLOUD_MOCK"] = "1",
    };

    private async Task CallAsync(Uri url)
    {
        using var mcp = new McpCalls(url);
        await AskAsync(mcp, ColdTrace, Basic().As(AccountBook.OneBoxEmail, AccountBook.TestPassword).In(ColdTrace));
        var read = Stopwatch.GetTimestamp();
        await AskAsync(mcp, CachedTrace, Basic().AsBasic(AccountBook.OneBoxEmail, AccountBook.TestPassword).InMeta(CachedTrace));
        await AskAsync(mcp, UnsampledTrace, Basic().As(AccountBook.OneBoxEmail, AccountBook.TestPassword).In(UnsampledTrace, sampled: false));
        await AskAsync(mcp, RefusedTrace, Basic().As(AccountBook.TwoBoxesEmail, WrongPassword).In(RefusedTrace));
        await AskAsync(mcp, "second", Basic().As(AccountBook.TwoBoxesEmail, WrongPassword + "b"));
        await AskAsync(mcp, "third", Basic().As(AccountBook.TwoBoxesEmail, WrongPassword + "c"));
        await AskAsync(mcp, LockedTrace, Basic().As(AccountBook.TwoBoxesEmail, WrongPassword + "d").In(LockedTrace));
        await PassAsync(Stale - Stopwatch.GetElapsedTime(read));
        await AskAsync(mcp, WriteTrace, Write().As(AccountBook.OneBoxEmail, AccountBook.TestPassword).In(WriteTrace));
        for (var i = 0; i < Strangers / 4; i++)
        {
            var name = $"{StrangeName}{i}{new string('x', 10_000)}";
            await mcp.StrangeAsync("tools/call", new() { ["name"] = name });
            await mcp.StrangeAsync(name, []);
            await mcp.StrangeAsync("resources/read", new() { ["uri"] = $"battery://{name}" });
            await mcp.StrangeAsync("prompts/get", new() { ["name"] = name });
        }

        await mcp.GetAsync("/health/live");
    }

    // The last export has two seconds, which a busy machine may need for one request: nothing that a test looks for is left to it but sums.
    private async Task ArrivedAsync()
    {
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < Patience && !Received.Have(HasCalls); await Task.Delay(50))
        {
        }
    }

    private static bool HasCalls(Received received) => received.Spans.Count(span => span.Kind == SpanSeen.Server && span.Source == "Microsoft.AspNetCore") >= SampledCalls + Strangers
        && received.Spans.Exists(span => span.Trace == WriteTrace && span.Name == "get_oig_session")
        && received.Logs.Exists(log => log.Category == "Oig.Audit");

    private static Task PassAsync(TimeSpan left) => left > TimeSpan.Zero ? Task.Delay(left) : Task.CompletedTask;

    private async Task AskAsync(McpCalls mcp, string name, ToolRequest request) => Replies[name] = await mcp.CallAsync(request);

    private static ToolRequest Basic() => new("get_basic_data");

    private static ToolRequest Write() =>
        new ToolRequest("set_box_mode", new JsonObject { ["mode"] = "Home 1" }).With("X-OIG-Readonly-Access", "false");
}

public sealed class OneProcessOverGrpc() : Run("grpc", apart: false);

public sealed class OneProcessOverHttp() : Run("http/protobuf", apart: false);

public sealed class TwoProcessesOverGrpc() : Run("grpc", apart: true);

public sealed class TwoProcessesOverHttp() : Run("http/protobuf", apart: true);
