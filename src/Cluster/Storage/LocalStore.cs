using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Oig.Cluster.Storage;

/// <summary>
/// The state of the single process: the database in the data folder, or one in memory when that cannot be used. What is lost or not
/// kept is said in one line.
/// </summary>
internal sealed class LocalStore : IDisposable
{
    private const string FileName = "oig.db";

    private static readonly string[] Parts = ["", "-wal", "-shm"];

    private readonly ILogger _logger;
    private readonly SqliteDatabase _database;
    private readonly string? _notKept;
    private volatile string? _failure;

    public LocalStore(DataFolder folder, ILogger<LocalStore> logger, TimeProvider time)
    {
        _logger = logger;
        var path = FileOf(folder);
        try
        {
            if (folder.Objection is { } objection) throw new IOException(objection);
            _database = OpenOrBeginAnew(path, time);
            if (folder.Path is not null) Log.StateKept(logger, path);
        }
        catch (NotSupportedException exception)
        {
            throw new OptionsValidationException(DataFolder.Key, typeof(DataFolder), [$"{path} ({DataFolder.Key}) cannot be read: {exception.Message}."]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SqliteException)
        {
            _notKept = ReasonOf(exception);
            Log.StateNotKept(logger, path, _notKept);
            _database = SqliteDatabase.Open(SqliteDatabase.InMemory);
        }
    }

    /// <summary>Why state is not kept, or was not at the last try; null when all is well.</summary>
    public string? Trouble => _notKept ?? _failure;

    /// <summary>Why a start would lose or not keep state in that folder; null when it would do neither. Moves nothing, and keeps nothing open.</summary>
    public static string? Objection(DataFolder folder)
    {
        if (folder.Objection is { } objection) return objection;
        try
        {
            SqliteDatabase.Open(FileOf(folder)).Dispose();
            return null;
        }
        catch (SqliteException exception) when (exception.IsDamage())
        {
            return $"{FileOf(folder)} is damaged; a start moves it aside and begins anew, so restore it before, if it can be";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SqliteException or NotSupportedException)
        {
            return $"{FileOf(folder)}: {ReasonOf(exception)}";
        }
    }

    /// <summary>Runs a command beside the caller's thread; a failure is remembered until one succeeds.</summary>
    public Task<T> RunAsync<T>(Func<SqliteDatabase, T> run) => Task.Run(() =>
    {
        try
        {
            var result = run(_database);
            if (_failure is not null) Recover();
            return result;
        }
        catch (SqliteException exception)
        {
            Fail(exception.Reason());
            throw;
        }
    });

    /// <summary>Tries whether a database that failed can be written again.</summary>
    public async Task TryAgainAsync()
    {
        if (_failure is null) return;
        await RunAsync(database => database.TryToWrite());
    }

    public void Dispose() => _database.Dispose();

    private static string FileOf(DataFolder folder) => folder.Path is { } home ? Path.Combine(home, FileName) : SqliteDatabase.InMemory;

    private static string ReasonOf(Exception exception) => (exception as SqliteException)?.Reason() ?? exception.Message.ReplaceLineEndings(" ");

    private void Fail(string reason)
    {
        if (_failure is null) Log.StateNotWritten(_logger, reason);
        _failure = reason;
    }

    private void Recover()
    {
        _failure = null;
        Log.StateWrittenAgain(_logger);
    }

    private SqliteDatabase OpenOrBeginAnew(string path, TimeProvider time)
    {
        try
        {
            return SqliteDatabase.Open(path);
        }
        catch (SqliteException exception) when (exception.IsDamage())
        {
            var aside = $"{path}.damaged-{time.GetUtcNow():yyyyMMdd-HHmmss}";
            foreach (var part in Parts.Where(part => File.Exists(path + part))) File.Move(path + part, aside + part, overwrite: true);
            Log.StateDamaged(_logger, path, aside);
            return SqliteDatabase.Open(path);
        }
    }
}
