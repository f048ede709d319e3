namespace Oig.Grains.Clustering;

/// <summary>Where silos find each other, and where account grains keep their state.</summary>
public enum ClusterProvider
{
    /// <summary>One silo on loopback, state in memory.</summary>
    Localhost,

    /// <summary>Membership and state in Redis.</summary>
    Redis,

    /// <summary>Membership and state in PostgreSQL.</summary>
    Postgres,
}
