using System.Collections.Frozen;
using System.Net.Mail;
using Microsoft.Extensions.Options;
using Oig.Api.Fail2Ban;
using Oig.Cluster;
using Oig.Contracts;

namespace Oig.Api.Door;

/// <summary>
/// The e-mails that may use this server, from the whitelist file; looked at again every second. A file that has changed counts once it stayed
/// as it is for a second: while it is rewritten in place, it is empty or half there.
/// </summary>
internal sealed class AllowList : IDisposable
{
    // Asking the file system rather than a watcher: notifications do not cross container mounts.
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(1);

    private const int MostLinesNamed = 20;

    private readonly AccessOptions _options;
    private readonly ILogger<AllowList> _logger;
    private readonly string _path;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private FileStamp? _stamp;
    private FileStamp? _seen;
    private volatile FrozenSet<string> _emails = FrozenSet<string>.Empty;

    public AllowList(IOptions<AccessOptions> options, TimeProvider time, ILogger<AllowList> logger)
    {
        (_options, _logger, _path) = (options.Value, logger, Path.GetFullPath(options.Value.WhitelistPath));
        _seen = FileStamp.Of(_path);
        Look();
        _timer = time.CreateTimer(_ => Look(), null, LookAgainAfter, LookAgainAfter);
    }

    /// <summary>True when the e-mail, in its one spelling, is on the list.</summary>
    public bool Contains(string email) => _emails.Contains(email);

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        lock (_gate)
        {
            var (stamp, seen) = (FileStamp.Of(_path), _seen);
            _seen = stamp;
            if (stamp != _stamp && stamp == seen) TryTake(stamp);
        }
    }

    private void TryTake(FileStamp stamp)
    {
        try
        {
            Take(stamp.Exists ? Entries(PlainFile.ReadLines(_path)) : [.. _options.AllowedWithoutFile.Select(EmailAddress.Normalize)], stamp);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Told once for each state of the file.
            _stamp = stamp;
            Log.AllowListNotRead(_logger, _path, exception.Message, _emails.Count);
        }
    }

    private void Take(IEnumerable<string> emails, FileStamp stamp)
    {
        (_emails, _stamp) = (emails.ToFrozenSet(StringComparer.Ordinal), stamp);
        if (stamp.Exists) Log.AllowListRead(_logger, _path, _emails.Count);
        else if (_emails.Count > 0) Log.AllowListOfMockMode(_logger, _path, _emails.Count);
        else Log.AllowListMissing(_logger, _path);
    }

    private List<string> Entries(string[] lines)
    {
        var entries = lines.Select((line, index) => (Number: index + 1, Email: EmailAddress.Normalize(line.Split('#', 2)[0]))).Where(entry => entry.Email.Length > 0).ToArray();
        var wrong = entries.Where(entry => !IsEmail(entry.Email)).Select(entry => entry.Number).ToArray();
        if (wrong.Length > 0) Log.AllowListLines(_logger, _path, string.Join(", ", wrong.Take(MostLinesNamed)) + (wrong.Length > MostLinesNamed ? ", …" : ""));
        return [.. entries.Where(entry => IsEmail(entry.Email)).Select(entry => entry.Email)];
    }

    private static bool IsEmail(string text) => MailAddress.TryCreate(text, out var address) && address.Address == text;
}
