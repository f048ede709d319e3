using System.Reflection;
using System.Text.Json;

namespace Oig.Telemetry.Tests.Processes;

/// <summary>The stand-alone Aspire dashboard: takes telemetry over gRPC and over HTTP, and tells what it has.</summary>
internal sealed class DashboardProcess : IAsyncDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = Url() };
    private readonly ServerProcess _process;

    private DashboardProcess() => _process = ServerProcess.StartProgram(Program!, new()
    {
        ["ASPNETCORE_URLS"] = $"{_http.BaseAddress}",
        ["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = $"{GrpcUrl}",
        ["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"] = $"{HttpUrl}",
        ["ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS"] = "true",
    });

    /// <summary>The program, as the app host's restore brought it; null when it did not.</summary>
    public static string? Program { get; } =
        typeof(DashboardProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "AspireDashboard").Value is { } path && File.Exists(path) ? path : null;

    public Uri GrpcUrl { get; } = Url();

    public Uri HttpUrl { get; } = Url();

    public static async Task<DashboardProcess> StartAsync()
    {
        var dashboard = new DashboardProcess();
        await dashboard._process.ReadyAsync(dashboard._http.BaseAddress!, "/api/telemetry/resources");
        return dashboard;
    }

    /// <summary>Service and name of each span that it has of a trace.</summary>
    public async Task<(string Service, string Span)[]> SpansAsync(string trace)
    {
        using var answer = await _http.GetAsync($"/api/telemetry/traces/{trace}");
        if (!answer.IsSuccessStatusCode) return [];
        var resources = JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("data").GetProperty("resourceSpans").EnumerateArray();
        return [.. resources.SelectMany(resource => resource.GetProperty("scopeSpans").EnumerateArray().SelectMany(scope => scope.GetProperty("spans").EnumerateArray())
            .Select(span => (ServiceOf(resource), span.GetProperty("name").GetString()!)))];
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _http.Dispose();
    }

    private static Uri Url() => new($"http://127.0.0.1:{FreePorts.Next()}");

    private static string ServiceOf(JsonElement resource) => resource.GetProperty("resource").GetProperty("attributes").EnumerateArray()
        .Single(attribute => attribute.GetProperty("key").GetString() == "service.name").GetProperty("value").GetProperty("stringValue").GetString()!;
}

/// <summary>A test that needs Aspire's dashboard; passed over, with a message, where it was not restored.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DashboardFactAttribute : FactAttribute
{
    public DashboardFactAttribute()
    {
        if (DashboardProcess.Program is null) Skip = "The Aspire dashboard is not there: dotnet restore src/AppHost";
    }
}
