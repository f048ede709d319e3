using Oig.Cluster.Settings;

namespace Oig.Cluster.Tests.Servers;

/// <summary>A server that clusters meet at.</summary>
internal interface IClusterStore : IAsyncDisposable
{
    ClusterProvider Provider { get; }

    string ConnectionString { get; }

    /// <summary>Ends it without warning.</summary>
    Task StopAsync();
}
