namespace Oig.Contracts.Control;

/// <summary>Why a wish is not followed; nothing was sent.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="RetryAfter">How long to wait before another try; null when waiting does not help or is not known.</param>
/// <param name="Other">The change that is in the way; null when none is.</param>
/// <param name="Until">End of a pause; null when there is none.</param>
/// <param name="Least">Lowest number that this server allows; null when the number is not the reason.</param>
/// <param name="Most">Highest number that this server allows.</param>
[GenerateSerializer, Immutable, Alias("oig.denial")]
public sealed record Denial(
    [property: Id(0)] ControlReason Reason, [property: Id(2)] TimeSpan? RetryAfter = null, [property: Id(3)] Change? Other = null,
    [property: Id(4)] DateTimeOffset? Until = null, [property: Id(5)] int? Least = null, [property: Id(6)] int? Most = null);

/// <summary>Reasons not to follow a wish, and of how a change ended. Stored by number: append only.</summary>
public enum ControlReason
{
    /// <summary>Changes are stopped for all boxes for a while, because the portal answers them in an unknown way.</summary>
    WritesPaused,

    /// <summary>A third party steers the box.</summary>
    SteeredByAggregator,

    /// <summary>The box is in a mode that this server does not know.</summary>
    UnknownMode,

    /// <summary>The portal does not show the setting for this box, so the change could not be checked.</summary>
    NotShown,

    /// <summary>The request names no box, and the account has several.</summary>
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

    /// <summary>The server's operator does not allow this change.</summary>
    NotAllowed,

    /// <summary>The number is beyond what the server's operator allows.</summary>
    BeyondLimit,

    /// <summary>The consent was used before.</summary>
    ConsentUsed,

    /// <summary>The wanted time of sending is too far away.</summary>
    TooLate,

    /// <summary>It waited too long for its turn or for its portal session, and was dropped unsent.</summary>
    WaitedTooLong,

    /// <summary>The portal no longer shows the box to the account; nothing was sent.</summary>
    BoxGone,

    /// <summary>The portal could not be reached: no byte of the change left.</summary>
    NotReached,

    /// <summary>The portal refused it with its error page.</summary>
    RefusedByPortal,

    /// <summary>The server stopped while the change was being sent.</summary>
    Interrupted,

    /// <summary>It was sent, and its answer was lost or came from in front of the portal.</summary>
    AnswerLost,

    /// <summary>The portal answered it in an unknown way.</summary>
    StrangeAnswer,

    /// <summary>The portal's answer begins like a refusal.</summary>
    AnswerLooksRefused,

    /// <summary>A later change of the same setting was sent while this one was unclear.</summary>
    Superseded,

    /// <summary>The server's operator stopped changes of all boxes.</summary>
    StoppedByOperator,
}
