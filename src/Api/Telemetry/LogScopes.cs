namespace Oig.Api.Telemetry;

/// <summary>Puts tool name and box id on the log records written meanwhile.</summary>
internal sealed class LogScopes(ILogger<LogScopes> logger)
{
    public IDisposable? Tool(string name) => Begin(ApiTelemetry.ToolName, name);

    public IDisposable? Box(string id) => Begin(ApiTelemetry.BoxId, id);

    private IDisposable? Begin(string name, string value) => logger.BeginScope(new KeyValuePair<string, object?>[] { new(name, value) });
}
