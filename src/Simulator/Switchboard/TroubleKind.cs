namespace Oig.Simulator;

internal enum TroubleKind
{
    ServerError,
    Unavailable,
    TooManyRequests,
    MaintenancePage,
    Redirect,
    Slow,
    NoAnswer,
    Abort,
    Oversized,
    Garbage,
    Truncated,
    Respond,
}
