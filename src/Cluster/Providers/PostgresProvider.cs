using Npgsql;
using Oig.Cluster.Settings;

namespace Oig.Cluster.Providers;

/// <summary>Membership and storage in PostgreSQL.</summary>
internal sealed class PostgresProvider(ClusterSettings cluster) : IProvider
{
    private const string Driver = "Npgsql";

    public string Example => "Host=postgres;Database=oig;Username=oig;Password=…";

    public string? Server
    {
        get
        {
            try
            {
                return new NpgsqlConnectionStringBuilder(cluster.ConnectionString) is { Host.Length: > 0 } server ? $"{server.Host}:{server.Port}" : null;
            }
            catch (ArgumentException)
            {
                return null;
            }
        }
    }

    // Times are sent without a zone.
    private string Connection => new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Timezone = "UTC" }.ConnectionString;

    public async Task PrepareAsync(CancellationToken ct)
    {
        try
        {
            await PostgresSchema.CreateOrUpgradeAsync(cluster.ConnectionString!, ct);
        }
        catch (NpgsqlException exception)
        {
            throw this.Unusable(cluster, exception.Message);
        }
    }

    public void Join(ISiloBuilder silo, string storage) => silo
        .UseAdoNetClustering(table => (table.Invariant, table.ConnectionString) = (Driver, Connection))
        .AddAdoNetGrainStorage(storage, table => (table.Invariant, table.ConnectionString) = (Driver, Connection))
        .UseEndpoints(cluster);

    public void Join(IClientBuilder client) =>
        client.UseAdoNetClustering(table => (table.Invariant, table.ConnectionString) = (Driver, Connection));
}
