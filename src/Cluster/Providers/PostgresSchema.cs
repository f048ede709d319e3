using System.Text.RegularExpressions;
using Npgsql;

namespace Oig.Cluster.Providers;

/// <summary>Brings the database up to what this version needs; every silo does so at its start, one after another.</summary>
internal static partial class PostgresSchema
{
    // Any number, as long as every silo takes the same one.
    private const long LockKey = 0x6F69_6763_6C75_7374;

    private static readonly string[] QueryFiles = ["membership.sql", "storage.sql"];

    /// <summary>Creates what is missing and replaces the stored queries, in one transaction; throws <see cref="NpgsqlException"/>.</summary>
    public static async Task CreateOrUpgradeAsync(string connectionString, CancellationToken ct = default)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await RunAsync(connection, "SELECT pg_advisory_xact_lock($1)", [LockKey], ct);
        await RunAsync(connection, Resource("tables.sql"), [], ct);
        foreach (var (name, text) in QueryFiles.SelectMany(Queries)) await KeepQueryAsync(connection, name, text, ct);
        await transaction.CommitAsync(ct);
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
