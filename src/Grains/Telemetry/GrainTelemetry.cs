using System.Diagnostics;
using System.Diagnostics.Metrics;
using Oig.Contracts;
using Oig.Contracts.Accounts;
using Oig.Contracts.Boxes;
using Oig.Contracts.Control;
using Oig.Contracts.Notifications;
using Oig.Contracts.Outcomes;
using Oig.Contracts.Series;
using Oig.Contracts.Telemetry;

namespace Oig.Grains.Telemetry;

/// <summary>Names of what the grains trace and measure.</summary>
internal static class GrainTelemetry
{
    internal const string SessionSpan = "get_oig_session";
    internal const string Operation = "oig.session.operation";
    internal const string ServedFrom = "oig.session.served_from";
    internal const string RetryAfter = "oig.retry_after";

    internal const string CacheHit = "session_cache_hit";
    internal const string CacheMiss = "session_cache_miss";
    internal const string SessionExpired = "session_expired";
    internal const string LoginRefused = "login_refused";
    internal const string KnownBad = "login_known_bad";
    internal const string LockedOut = "login_locked_out";
    internal const string BudgetSpent = "login_budget_spent";
    internal const string PortalFailure = "portal_failure";

    internal static readonly ActivitySource Source = new(TelemetryNames.GrainSource);

    private static readonly Meter Meter = new(TelemetryNames.Meter);

    private static readonly Counter<long> Logins = Meter.CreateCounter<long>(
        "oig.logins", "{login}", "Wishes of sessions to log in to the portal, by what came of them.");

    private static readonly Counter<long> Lockouts = Meter.CreateCounter<long>(
        "oig.lockouts", "{lockout}", "Refused logins that locked an account, for the first time or for longer.");

    private static readonly Counter<long> CacheLookups = Meter.CreateCounter<long>(
        "oig.cache.lookups", "{lookup}", "Readings asked for: in memory (hit), already asked for by another call (shared), or asked for now (miss).");

    private static readonly Histogram<double> DataAge = Meter.CreateHistogram<double>(
        "oig.data.age", "s", "Age of data when a session served it.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 5, 10, 15, 20, 30, 60, 120, 300, 600, 3600] });

    private static long _sessions;

    static GrainTelemetry() =>
        Meter.CreateObservableUpDownCounter("oig.session.count", () => Interlocked.Read(ref _sessions), "{session}", "Sessions in memory.");

    /// <summary>Makes counters that rarely count appear with 0, so that their first increase can be seen as one.</summary>
    public static void ShowZeros() => Lockouts.Add(0);

    internal static void SessionStarted() => Interlocked.Increment(ref _sessions);

    internal static void SessionEnded() => Interlocked.Decrement(ref _sessions);

    internal static void LoggedIn(string outcome) => Logins.Add(1, new KeyValuePair<string, object?>("oig.login.outcome", outcome));

    internal static void AccountLocked() => Lockouts.Add(1);

    internal static void LookedUp(string kind, string result) =>
        CacheLookups.Add(1, new TagList { { "oig.data.kind", kind }, { "oig.cache.result", result } });

    internal static void Served(string kind, TimeSpan age) =>
        DataAge.Record(age.TotalSeconds, new KeyValuePair<string, object?>("oig.data.kind", kind));
}

/// <summary>Names a kind of data in telemetry.</summary>
internal static class DataKind<T>
{
    public static readonly string Name = typeof(T).Name switch
    {
        nameof(Snapshot) => "snapshot",
        nameof(SeriesTable) => "series",
        nameof(NotificationList) => "notifications",
        nameof(WriteReceipt) => "write",
        var other => EnumNames.Snake(other),
    };
}

/// <summary>Names in telemetry of what calls and logins came to, in snake_case such as <c>credentials_refused</c>.</summary>
internal static class OutcomeNames
{
    /// <summary>The name of a failure; never throws.</summary>
    public static string Of(FailureCode code) => Enum.IsDefined(code) ? code.Name() : "_OTHER";

    /// <summary>The name of what became of a login.</summary>
    public static string Of(LoginVerdict verdict) => verdict switch
    {
        LoginVerdict.Accepted => "accepted",
        LoginVerdict.Refused => "refused",
        _ => "not_judged",
    };
}
