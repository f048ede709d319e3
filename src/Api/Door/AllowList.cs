using System.Collections.Frozen;
using Microsoft.Extensions.Options;
using Oig.Cluster;
using Oig.Contracts.Keys;

namespace Oig.Api.Door;

/// <summary>The e-mails that may use this server, from the whitelist file; looked at again when the file changes.</summary>
internal sealed class AllowList(IOptions<AccessOptions> options, TimeProvider time, ILogger<AllowList> logger)
{
    // Asking the file system rather than a watcher: notifications do not cross container mounts.
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly string _path = Path.GetFullPath(options.Value.WhitelistPath);
    private long? _lookedAt;
    private FileStamp? _stamp;
    private FrozenSet<string> _emails = FrozenSet<string>.Empty;

    /// <summary>Reads the file now, so that the log tells at start who may use the server.</summary>
    public void Load()
    {
        lock (_gate) Look();
    }

    /// <summary>True when the e-mail, in its one spelling, is on the list.</summary>
    public bool Contains(string email)
    {
        lock (_gate)
        {
            if (_lookedAt is not { } at || time.GetElapsedTime(at) >= LookAgainAfter) Look();
            return _emails.Contains(email);
        }
    }

    private void Look()
    {
        _lookedAt = time.GetTimestamp();
        var stamp = FileStamp.Of(_path);
        if (stamp == _stamp) return;
        try
        {
            Take(stamp);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.AllowListNotRead(logger, _path, exception.Message, _emails.Count);
        }
    }

    private void Take(FileStamp stamp)
    {
        _emails = Normalized(stamp.Exists ? Entries(File.ReadLines(_path)) : options.Value.AllowedWithoutFile);
        _stamp = stamp;
        if (stamp.Exists) Log.AllowListRead(logger, _path, _emails.Count);
        else if (_emails.Count > 0) Log.AllowListOfMockMode(logger, _path, _emails.Count);
        else Log.AllowListMissing(logger, _path);
    }

    private static IEnumerable<string> Entries(IEnumerable<string> lines) => lines.Select(line => line.Split('#', 2)[0]);

    private static FrozenSet<string> Normalized(IEnumerable<string> emails) =>
        emails.Select(EmailAddress.Normalize).Where(email => email.Length > 0).ToFrozenSet(StringComparer.Ordinal);
}
