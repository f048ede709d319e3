using Npgsql;

namespace Oig.Grains.Clustering.Postgres;

/// <summary>Membership and storage in PostgreSQL.</summary>
internal static class PostgresCluster
{
    private const string Driver = "Npgsql";

    public static void AddPostgres(this ISiloBuilder silo, ClusterOptions cluster, string storage) => silo
        .UseAdoNetClustering(table => (table.Invariant, table.ConnectionString) = (Driver, TextOf(cluster)))
        .AddAdoNetGrainStorage(storage, table => (table.Invariant, table.ConnectionString) = (Driver, TextOf(cluster)));

    public static void AddPostgres(this IClientBuilder client, ClusterOptions cluster) =>
        client.UseAdoNetClustering(table => (table.Invariant, table.ConnectionString) = (Driver, TextOf(cluster)));

    // Times are sent without a zone.
    private static string TextOf(ClusterOptions cluster) =>
        new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Timezone = "UTC" }.ConnectionString;
}
