namespace Oig.Simulator.Server;

internal static class BasePath
{
    public static string Of(SimulatorOptions options) => options.BasePath.Trim('/') is { Length: > 0 } path ? $"/{path}/" : "/";
}
