namespace Oig.Api;

/// <summary>Log messages of the front end; event ids are stable.</summary>
internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Information, "Allow-list {Path}: {Count} e-mails.")]
    public static partial void AllowListRead(ILogger logger, string path, int count);

    [LoggerMessage(1002, LogLevel.Warning, "Allow-list {Path} does not exist, so nobody may use this server. Create it with one e-mail a line.")]
    public static partial void AllowListMissing(ILogger logger, string path);

    [LoggerMessage(1003, LogLevel.Warning, "Allow-list {Path} could not be read ({Reason}); the {Count} e-mails read before stay allowed.")]
    public static partial void AllowListNotRead(ILogger logger, string path, string reason, int count);

    [LoggerMessage(1004, LogLevel.Information, "Mock mode without allow-list {Path}: the {Count} simulated accounts may use this server.")]
    public static partial void AllowListOfMockMode(ILogger logger, string path, int count);

    [LoggerMessage(1020, LogLevel.Information, "Requests with refused credentials are written to {Path}, for fail2ban.")]
    public static partial void Fail2BanLog(ILogger logger, string path);

    [LoggerMessage(1021, LogLevel.Warning, "The fail2ban log {Path} cannot be written ({Reason}), so nobody will be banned. Make the file writable for the user that this server runs as, or name another one in FAIL2BAN_LOG_PATH.")]
    public static partial void Fail2BanLogNotWritable(ILogger logger, string path, string reason);

    // Without the user: this log may be sent elsewhere.
    [LoggerMessage(1022, LogLevel.Warning, "Credentials from {Address} were refused; not in the fail2ban log ({Reason}).")]
    public static partial void RefusalNotWritten(ILogger logger, System.Net.IPAddress address, string reason);

    [LoggerMessage(1005, LogLevel.Error, "Tool {Tool} failed unexpectedly.")]
    public static partial void ToolFailed(ILogger logger, string tool, Exception exception);

    [LoggerMessage(1006, LogLevel.Warning, "Tool {Tool} got no answer from the cluster.")]
    public static partial void ClusterDidNotAnswer(ILogger logger, string tool, Exception exception);
}
