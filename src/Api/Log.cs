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

    [LoggerMessage(1007, LogLevel.Warning, "A request to the host '{Host}' was refused (421). If that is a name of this server, add it to Oig:Access:AllowedHosts. Said once.")]
    public static partial void HostRefused(ILogger logger, string host);

    [LoggerMessage(1008, LogLevel.Warning, "Bad request from {Address}: {Status} {What} ({Untold} more since the last such line).")]
    public static partial void BadRequest(ILogger logger, System.Net.IPAddress? address, int status, string what, int untold);

    [LoggerMessage(1009, LogLevel.Warning, "Allow-list {Path}: what stands in line {Lines} is no e-mail and allows nobody.")]
    public static partial void AllowListLines(ILogger logger, string path, string lines);

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

    [LoggerMessage(1101, LogLevel.Information, "OTel endpoint not configured. Skipping OpenTelemetry setup.")]
    public static partial void TelemetryOff(ILogger logger);

    [LoggerMessage(1102, LogLevel.Information, "Initializing OpenTelemetry for service '{Service}' with {Protocol} exporter to '{Endpoint}'...")]
    public static partial void TelemetryStarting(ILogger logger, string service, string protocol, string endpoint);

    [LoggerMessage(1103, LogLevel.Information, "OpenTelemetry initialization complete.")]
    public static partial void TelemetryStarted(ILogger logger);

    [LoggerMessage(1104, LogLevel.Warning, "The telemetry collector cannot be reached or refuses data ({Address}). Telemetry is lost until it can; nothing else is affected. Said once.")]
    public static partial void CollectorNotReached(ILogger logger, string address);

    [LoggerMessage(1105, LogLevel.Information, "The telemetry collector takes data again ({Address}).")]
    public static partial void CollectorReached(ILogger logger, string address);

    [LoggerMessage(1106, LogLevel.Warning, "Authentication failed for {User} from {ClientAddress}: {Reason}.", EventName = "AuthenticationFailed")]
    public static partial void AuthenticationFailed(ILogger logger, string user, string clientAddress, string reason);

    [LoggerMessage(1107, LogLevel.Warning, "The last telemetry was not taken within {Seconds} s of the stop and is lost; nothing else is affected.")]
    public static partial void LastTelemetryNotSent(ILogger logger, double seconds);

    [LoggerMessage(1601, LogLevel.Information, "Changes of boxes are {Decision}, {Reason}.")]
    public static partial void ControlDecided(ILogger logger, string decision, string reason);

    [LoggerMessage(1701, LogLevel.Information, "Signing in is on: clients connect without a configuration file, and owners see what they allowed at {Url}.")]
    public static partial void SignInOn(ILogger logger, string url);

    [LoggerMessage(1702, LogLevel.Warning, "Signing in is off although Oig:Access:PublicUrl is set: it needs Oig:Session:Secret, since what people signed in with would be void at each start. Make one with: openssl rand -base64 48")]
    public static partial void SignInWithoutSecret(ILogger logger);

    [LoggerMessage(1703, LogLevel.Warning, "Whether a grant is still good could not be asked; its access token is taken for the rest of its hour.")]
    public static partial void GrantNotAsked(ILogger logger, Exception exception);

    [LoggerMessage(1704, LogLevel.Warning, "A grant whose password the portal refuses could not be ended; it is tried again at its next call.")]
    public static partial void GrantNotEnded(ILogger logger, Exception exception);
}
