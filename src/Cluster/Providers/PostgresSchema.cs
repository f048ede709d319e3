using System.Text.RegularExpressions;
using Npgsql;

namespace Oig.Cluster.Providers;

/// <summary>Brings the database up to what this version needs; every silo does so at its start, one after another.</summary>
internal static partial class PostgresSchema
{
    // Any number, as long as every silo takes the same one.
    private const long LockKey = 0x6F69_6763_6C75_7374;

    private const string CountTables = """
        SELECT count(*) FROM (VALUES ('orleansquery'), ('orleansmembershipversiontable'), ('orleansmembershiptable'), ('orleansstorage'), ('orleansstorage_grain'))
            AS needed (name) WHERE to_regclass(name) IS NOT NULL
        """;

    // What a silo does while it runs; the first that is not allowed, or not possible, is told in the server's own words.
    private const string TryWhatSilosDo = """
        UPDATE OrleansMembershipVersionTable SET Version = Version WHERE false;
        UPDATE OrleansMembershipTable SET Status = Status WHERE false;
        DELETE FROM OrleansMembershipTable WHERE false;
        INSERT INTO OrleansMembershipVersionTable (DeploymentId) SELECT '' WHERE false;
        INSERT INTO OrleansMembershipTable (DeploymentId, Address, Port, Generation, SiloName, HostName, Status, StartTime, IAmAliveTime)
            SELECT '', '', 0, 0, '', '', 0, now(), now() WHERE false;
        INSERT INTO OrleansStorage (GrainIdHash, GrainIdN0, GrainIdN1, GrainTypeHash, GrainTypeString, ServiceId, Version)
            SELECT 0, 0, 0, 0, '', '', 0 WHERE false;
        UPDATE OrleansStorage SET Version = Version WHERE false;
        DELETE FROM OrleansStorage WHERE false;
        """;

    private const int Tables = 5;

    private static readonly string[] QueryFiles = ["membership.sql", "storage.sql"];

    /// <summary>
    /// Creates what is missing and replaces stored queries that differ, in one transaction; a user who may not create is enough where
    /// nothing is missing. Throws <see cref="NpgsqlException"/>, also when the database could not be worked with later.
    /// </summary>
    public static async Task CreateOrUpgradeAsync(string connectionString, CancellationToken ct = default)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await RunAsync(connection, "SELECT pg_advisory_xact_lock($1)", [LockKey], ct);
        if (!await HasTablesAsync(connection, ct)) await RunAsync(connection, Resource("tables.sql"), [], ct);
        var known = await ReadQueriesAsync(connection, ct);
        foreach (var (name, text) in QueryFiles.SelectMany(Queries).Where(query => known.GetValueOrDefault(query.Name) != query.Text))
            await KeepQueryAsync(connection, name, text, ct);
        await RunAsync(connection, TryWhatSilosDo, [], ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Tries, without changing anything, whether a silo could work with the database; throws <see cref="NpgsqlException"/>.</summary>
    public static async Task TryAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await RunAsync(connection, TryWhatSilosDo, [], ct);
    }

    private static async Task<bool> HasTablesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(CountTables, connection);
        return await command.ExecuteScalarAsync(ct) is long count && count == Tables;
    }

    private static async Task<Dictionary<string, string>> ReadQueriesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("SELECT QueryKey, QueryText FROM OrleansQuery", connection);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var queries = new Dictionary<string, string>();
        while (await rows.ReadAsync(ct)) queries[rows.GetString(0)] = rows.GetString(1);
        return queries;
    }

    private static Task KeepQueryAsync(NpgsqlConnection connection, string name, string text, CancellationToken ct) => RunAsync(
        connection,
        "INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ($1, $2) ON CONFLICT (QueryKey) DO UPDATE SET QueryText = EXCLUDED.QueryText",
        [name, text],
        ct);

    private static async Task RunAsync(NpgsqlConnection connection, string sql, object[] values, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(ct);
    }

    // The statements of a file by the name in the comment line "-- name: …" above each.
    private static IEnumerable<(string Name, string Text)> Queries(string file) =>
        NameLine().Split(Resource(file))[1..].Chunk(2).Select(pair => (pair[0], pair[1].Trim()));

    private static string Resource(string file)
    {
        using var stream = typeof(PostgresSchema).Assembly.GetManifestResourceStream($"{typeof(PostgresSchema).Namespace}.{file}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^-- name: (\w+)\r?$", RegexOptions.Multiline)]
    private static partial Regex NameLine();
}
