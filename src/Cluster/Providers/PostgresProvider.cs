using Npgsql;
using Oig.Cluster.Settings;

namespace Oig.Cluster.Providers;

/// <summary>Membership and storage in PostgreSQL.</summary>
internal sealed class PostgresProvider(ClusterSettings cluster) : IProvider, IDisposable
{
    private const string Driver = "Npgsql";

    private NpgsqlDataSource? _watching;

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

    public async Task<string?> FindTroubleAsync(CancellationToken ct)
    {
        try
        {
            _watching ??= NpgsqlDataSource.Create(cluster.ConnectionString!);
            await PostgresSchema.TryAsync(_watching, ct);
            return null;
        }
        catch (NpgsqlException exception)
        {
            // Other messages name the server.
            return $"PostgreSQL: {(exception as PostgresException)?.MessageText ?? "it cannot be reached"}";
        }
    }

    public void Dispose() => _watching?.Dispose();

    public void Join(ISiloBuilder silo, string storage) => silo.SealStates(storage, cluster)
        .UseAdoNetClustering(table => (table.Invariant, table.ConnectionString) = (Driver, Connection))
        .AddAdoNetGrainStorage(storage, table => (table.Invariant, table.ConnectionString) = (Driver, Connection))
        .UseEndpoints(cluster);

    public void Join(IClientBuilder client) =>
        client.UseAdoNetClustering(table => (table.Invariant, table.ConnectionString) = (Driver, Connection));
}
