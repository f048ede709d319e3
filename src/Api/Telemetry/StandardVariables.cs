namespace Oig.Api.Telemetry;

/// <summary>Reads OpenTelemetry's standard variables, which may come from the environment, the command line or a file.</summary>
internal static class StandardVariables
{
    /// <summary>The trimmed value; null when unset or empty, which the specification wants treated alike.</summary>
    public static string? Text(this IConfiguration configuration, string name) =>
        configuration[name]?.Trim() is { Length: > 0 } text ? text : null;
}
