using Npgsql;
using Oig.Cluster.Providers;
using Oig.Cluster.Tests.Servers;

namespace Oig.Cluster.Tests;

/// <summary>What a silo does to the database at its start.</summary>
public sealed class SchemaTests
{
    [ServerFact(PostgresServer.Program, isLong: false)]
    public async Task Silos_that_start_together_create_the_schema_once_and_later_ones_upgrade_it()
    {
        await using var server = await PostgresServer.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostgresSchema.CreateOrUpgradeAsync(server.ConnectionString)));
        var queries = await server.CountAsync("OrleansQuery");
        Assert.Equal(14, queries);

        await using (var source = NpgsqlDataSource.Create(server.ConnectionString))
        await using (var spoilt = source.CreateCommand("UPDATE OrleansQuery SET QueryText = 'an older version'; DROP INDEX OrleansStorage_Grain"))
            await spoilt.ExecuteNonQueryAsync();
        await PostgresSchema.CreateOrUpgradeAsync(server.ConnectionString);
        Assert.Equal(queries, await server.CountAsync("OrleansQuery WHERE QueryText <> 'an older version'"));
        Assert.Equal(1, await server.CountAsync("pg_indexes WHERE indexname = 'orleansstorage_grain'"));
    }

    [ServerFact(PostgresServer.Program, isLong: false)]
    public async Task Where_the_tables_exist_a_user_who_may_not_create_is_enough()
    {
        await using var server = await PostgresServer.StartAsync();
        await PostgresSchema.CreateOrUpgradeAsync(server.ConnectionString);
        await server.ExecuteAsync("CREATE ROLE worker LOGIN; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO worker");
        var worker = server.ConnectionString.Replace("Username=oig", "Username=worker", StringComparison.Ordinal);
        await PostgresSchema.CreateOrUpgradeAsync(worker);

        await server.ExecuteAsync("DROP TABLE OrleansStorage");
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => PostgresSchema.CreateOrUpgradeAsync(worker));
        Assert.Contains("permission denied", refusal.MessageText);
    }
}
