namespace Oig.Grains.Clustering.Postgres;

/// <summary>Membership and storage in PostgreSQL.</summary>
internal static class PostgresCluster
{
    private const string Driver = "Npgsql";

    public static void AddPostgres(this ISiloBuilder silo, ClusterOptions cluster, string storage) => silo
        .UseAdoNetClustering(table => (table.Invariant, table.ConnectionString) = (Driver, cluster.ConnectionString!))
        .AddAdoNetGrainStorage(storage, table => (table.Invariant, table.ConnectionString) = (Driver, cluster.ConnectionString!));

    public static void AddPostgres(this IClientBuilder client, ClusterOptions cluster) =>
        client.UseAdoNetClustering(table => (table.Invariant, table.ConnectionString) = (Driver, cluster.ConnectionString!));
}
