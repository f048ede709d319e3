namespace Oig.Silo;

/// <summary>Log messages of the silo host; event ids are stable.</summary>
internal static partial class Log
{
    [LoggerMessage(3001, LogLevel.Warning, "Mock mode: a simulated portal answers at {Url}; no real battery is seen or steered.")]
    public static partial void MockMode(ILogger logger, Uri url);

    [LoggerMessage(3002, LogLevel.Information, "Orleans dashboard: http://localhost:{Port}/")]
    public static partial void DashboardServed(ILogger logger, int port);

    [LoggerMessage(3003, LogLevel.Warning, "Oig:FrontEnd:Enabled will not be understood by the next version: set Oig:Role to All or Silo instead.")]
    public static partial void OldRoleSetting(ILogger logger);
}
