namespace Oig.Grains.Control;

/// <summary>How far a change has come. Stored by name and number: append only.</summary>
public enum ChangeState
{
    /// <summary>Not sent: it waits for its turn.</summary>
    Waiting,

    /// <summary>Being sent; after a crash nobody knows whether it was.</summary>
    Sending,

    /// <summary>The portal took it; the box has not shown it yet.</summary>
    Accepted,

    /// <summary>Sent, and no clear answer came; it is watched for like an accepted one.</summary>
    Unknown,

    /// <summary>The box shows the wanted value, and has called since the change was sent.</summary>
    Confirmed,

    /// <summary>The box did not show the wanted value in time; it may still happen.</summary>
    NotConfirmed,

    /// <summary>The portal refused it, or it was never sent.</summary>
    Refused,

    /// <summary>The box had the wanted value already; nothing was sent.</summary>
    AlreadySet,
}
