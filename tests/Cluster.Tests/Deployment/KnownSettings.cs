using System.Reflection;

namespace Oig.Cluster.Tests.Deployment;

/// <summary>The environment variables that the server understands, taken from its options classes.</summary>
internal static class KnownSettings
{
    private static readonly string[] Others =
    [
        "ASPNETCORE_URLS", "FAIL2BAN_LOG_PATH", "OIG_CLOUD_MOCK", "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_PROTOCOL", "OTEL_SERVICE_NAME",
        "Oig__Role", "Oig__DataPath",
        // Orleans, on Kubernetes.
        "ORLEANS_SERVICE_ID", "ORLEANS_CLUSTER_ID", "POD_NAMESPACE", "POD_NAME", "POD_IP",
    ];

    public static readonly IReadOnlySet<string> Names = Options().Concat(Others).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Options() =>
        from assembly in new[] { typeof(Oig.Api.Hosting.FrontEnd).Assembly, typeof(Oig.Cluster.FileStamp).Assembly, typeof(Oig.Contracts.KeyRing).Assembly, typeof(Oig.Portal.Options.PortalOptions).Assembly }
        from type in assembly.GetTypes()
        let section = type.GetField("Section", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)?.GetValue(null) as string
        where section is not null
        from property in type.GetProperties()
        where property.CanWrite
        select $"{section}:{property.Name}".Replace(":", "__", StringComparison.Ordinal);
}
