namespace Oig.Grains.Control;

/// <summary>Why a wish is not followed; nothing was sent.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Detail">One sentence for people.</param>
/// <param name="RetryAfter">How long to wait before another try; null when waiting does not help or is not known.</param>
[GenerateSerializer, Immutable, Alias("oig.denial")]
public sealed record Denial(
    [property: Id(0)] DenialReason Reason, [property: Id(1)] string Detail, [property: Id(2)] TimeSpan? RetryAfter = null);

/// <summary>Reasons not to follow a wish.</summary>
public enum DenialReason
{
    /// <summary>Writes are off for all boxes for a while, because the portal answers changes in an unknown way.</summary>
    WritesPaused,

    /// <summary>A third party steers the box.</summary>
    SteeredByAggregator,

    /// <summary>The box is in a mode that this server does not know.</summary>
    UnknownMode,

    /// <summary>The portal does not show the setting for this box, so the change could not be checked.</summary>
    NotShown,

    /// <summary>Grid charging names no box, and the account has several.</summary>
    SeveralBoxes,

    /// <summary>Another change of the same setting is under way.</summary>
    ChangePending,

    /// <summary>The box has not called for over 10 minutes.</summary>
    BoxOffline,

    /// <summary>The risk was not agreed to.</summary>
    AcknowledgementRequired,

    /// <summary>Enough changes wait for this box.</summary>
    QueueFull,

    /// <summary>The storage did not take the change.</summary>
    NotStored,
}
