namespace Oig.Portal.Failures;

/// <summary>The portal gave no usable answer now and may later: outage, time-out or throttling.</summary>
public sealed class PortalUnavailableException(UnavailableReason reason, TimeSpan? retryAfter = null, Exception? innerException = null)
    : PortalException(Describe(reason), innerException)
{
    /// <summary>Why there was no answer.</summary>
    public UnavailableReason Reason { get; } = reason;

    /// <summary>The status that came; null without an answer.</summary>
    internal int? Status { get; init; }

    /// <summary>Whether it is what an owner gets who has switched live data off in the vendor's app.</summary>
    public bool LiveDataMayBeOff { get; init; }

    /// <inheritdoc/>
    public override string Message => !LiveDataMayBeOff ? base.Message
        : $"{base.Message} The login was good: a likely cause is that live data is off in the vendor's app (Nastavení → Přístup k datům → Živá data).";

    /// <summary>How long the portal asked to wait (<c>Retry-After</c>); null if it did not say.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>The deadline of the call passed.</summary>
    internal static PortalUnavailableException TimedOut(Exception cause) => new(UnavailableReason.Timeout, innerException: cause);

    private static string Describe(UnavailableReason reason) => reason switch
    {
        UnavailableReason.Timeout => "The portal did not answer in time.",
        UnavailableReason.Throttled => "The portal asked to slow down.",
        UnavailableReason.Unreachable => "The portal could not be reached.",
        _ => "The portal reported an internal error.",
    };
}

/// <summary>Why the portal gave no usable answer.</summary>
public enum UnavailableReason
{
    /// <summary>Status 5xx.</summary>
    ServerError,

    /// <summary>No answer within the time allowed.</summary>
    Timeout,

    /// <summary>Status 429.</summary>
    Throttled,

    /// <summary>Name resolution, connection or transfer failed.</summary>
    Unreachable,
}
