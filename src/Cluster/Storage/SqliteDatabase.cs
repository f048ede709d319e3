using Microsoft.Data.Sqlite;

namespace Oig.Cluster.Storage;

/// <summary>The embedded database: one file, opened once, by one process. Commands run one after another.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    /// <summary>A database that is gone with the process.</summary>
    public const string InMemory = ":memory:";

    private const long SchemaVersion = 1;
    private const int SecondsToWaitForLock = 2;

    private const string Schema = """
        CREATE TABLE state (
            service TEXT NOT NULL, name TEXT NOT NULL, grain TEXT NOT NULL,
            payload BLOB NOT NULL, version INTEGER NOT NULL, written TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
            PRIMARY KEY (service, name, grain)
        ) WITHOUT ROWID;
        """;

    private readonly SqliteConnection _connection;
    private readonly Lock _gate = new();

    private SqliteDatabase(SqliteConnection connection) => _connection = connection;

    /// <summary>
    /// Opens or creates it, checks that it is whole, and keeps every other process out. Throws <see cref="SqliteException"/> (see
    /// <see cref="SqliteFailure"/>), and <see cref="NotSupportedException"/> for one that a newer version has written.
    /// </summary>
    public static SqliteDatabase Open(string path)
    {
        if (path != InMemory) CreatePrivate(path);
        // A pool would keep the file open after the end.
        var text = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = SecondsToWaitForLock };
        var database = new SqliteDatabase(new(text.ConnectionString));
        try
        {
            database.Prepare();
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Runs a command and gives the number of rows that it changed.</summary>
    public int Execute(string sql, params object[] values) => With(sql, values, command => command.ExecuteNonQuery());

    /// <summary>Runs a query and gives what <paramref name="read"/> makes of its first row; default without a row.</summary>
    public T? First<T>(string sql, Func<SqliteDataReader, T> read, params object[] values) => With(sql, values, command =>
    {
        using var row = command.ExecuteReader();
        return row.Read() ? read(row) : default;
    });

    /// <summary>Writes what is there already, to see whether writing is possible.</summary>
    public int TryToWrite() => Execute($"PRAGMA user_version = {SchemaVersion}");

    public void Dispose() => _connection.Dispose();

    private void Prepare()
    {
        _connection.Open();
        Execute("PRAGMA locking_mode = EXCLUSIVE");
        First("PRAGMA journal_mode = WAL", row => row.GetString(0));
        // A change that was sent must be known after a power cut, too.
        Execute("PRAGMA synchronous = FULL");
        Execute("BEGIN IMMEDIATE; COMMIT");
        if (First("PRAGMA integrity_check(1)", row => row.GetString(0)) is not "ok") throw SqliteFailure.Damaged();
        var version = First("PRAGMA user_version", row => row.GetInt64(0));
        if (version == 0) Execute($"BEGIN IMMEDIATE; {Schema} PRAGMA user_version = {SchemaVersion}; COMMIT");
        else if (version != SchemaVersion) throw new NotSupportedException($"it was written by a newer version of this program (form {version})");
    }

    private T With<T>(string sql, object[] values, Func<SqliteCommand, T> run)
    {
        lock (_gate)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var number = 0; number < values.Length; number++) command.Parameters.AddWithValue($"@{number + 1}", values[number]);
            return run(command);
        }
    }

    // It names accounts by keyed hashes, and boxes by their numbers. The files that SQLite puts beside it get the same rights.
    private static void CreatePrivate(string path)
    {
        var rights = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete };
        if (!OperatingSystem.IsWindows()) rights.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.Open(path, rights).Dispose();
    }
}

/// <summary>What a failure of the database means.</summary>
internal static class SqliteFailure
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Corrupt = 11;
    private const int NoDatabase = 26;

    public static bool IsDamage(this SqliteException exception) => exception.SqliteErrorCode is Corrupt or NoDatabase;

    public static string Reason(this SqliteException exception) =>
        exception.SqliteErrorCode is Busy or Locked ? "another process uses it" : exception.Message.ReplaceLineEndings(" ");

    public static SqliteException Damaged() => new("the database is damaged", Corrupt);
}
