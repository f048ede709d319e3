using System.ComponentModel;
using System.Diagnostics;

namespace Oig.AppHost;

/// <summary>Where silos find each other: a container where an engine answers, else the <c>redis-server</c> of this machine. It keeps nothing.</summary>
internal static class RedisServer
{
    private const int Port = 6379;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly string[] KeepNothing = ["--save", "", "--appendonly", "no"];

    /// <summary>Adds it; what it returns is its only endpoint.</summary>
    public static EndpointReference AddRedis(this IDistributedApplicationBuilder builder) =>
        HasContainerEngine() ? builder.AddRedisContainer() : builder.AddRedisProgram();

    private static EndpointReference AddRedisContainer(this IDistributedApplicationBuilder builder) =>
        builder.AddContainer("redis", "redis", "7-alpine").WithEndpoint(targetPort: Port, scheme: "tcp").WithArgs(KeepNothing).GetEndpoint("tcp");

    private static EndpointReference AddRedisProgram(this IDistributedApplicationBuilder builder)
    {
        var redis = builder.AddExecutable("redis", "redis-server", Path.GetTempPath(), [.. KeepNothing, "--bind", "127.0.0.1"]).WithEndpoint(scheme: "tcp", isProxied: false);
        var endpoint = redis.GetEndpoint("tcp");
        redis.WithArgs("--port", endpoint.Property(EndpointProperty.TargetPort));
        return endpoint;
    }

    private static bool HasContainerEngine() => Array.Exists(["docker", "podman"], Answers);

    // The client alone is no engine: it has to reach one.
    private static bool Answers(string client)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(client, ["info"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            if (process.WaitForExit(Patience)) return process.ExitCode == 0;
            process.Kill();
            return false;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
