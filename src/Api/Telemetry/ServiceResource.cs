using System.Reflection;
using OpenTelemetry.Resources;

namespace Oig.Api.Telemetry;

/// <summary>Who sends the telemetry.</summary>
internal static class ServiceResource
{
    /// <summary>Service, environment and host; <c>OTEL_SERVICE_NAME</c> and <c>OTEL_RESOURCE_ATTRIBUTES</c> override each of them.</summary>
    public static void Describe(ResourceBuilder resource, string serviceName, string environment) => resource
        .AddService(serviceName, serviceVersion: Assembly.GetExecutingAssembly().GetName().Version?.ToString(3))
        .AddAttributes(
        [
            new("deployment.environment.name", environment.ToLowerInvariant()),
            new("host.name", Environment.MachineName),
        ])
        .AddEnvironmentVariableDetector();
}
