namespace Oig.Portal.Failures;

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
