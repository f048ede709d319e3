namespace Oig.Contracts.Control;

/// <summary>
/// One change of a box from the wish to its end. Codes and values, because it is stored and told in several languages; holds keys, never
/// credentials.
/// </summary>
[GenerateSerializer, Immutable, Alias("oig.change")]
public sealed record Change
{
    /// <summary>Name of the change, unique on its box.</summary>
    [Id(0)]
    public string Id { get; init; } = "";

    /// <summary>Number of the box.</summary>
    [Id(1)]
    public string Box { get; init; } = "";

    /// <summary>Who asked, and by which tool.</summary>
    [Id(2)]
    public ChangeOrigin Origin { get; init; } = new();

    /// <summary>What is wanted.</summary>
    [Id(3)]
    public Wanted Wanted { get; init; } = new();

    /// <summary>Whether it may be sent to a box that is offline.</summary>
    [Id(4)]
    public bool QueueIfOffline { get; init; }

    /// <summary>How far it has come.</summary>
    [Id(5)]
    public ChangeState State { get; init; }

    /// <summary>When it was asked for.</summary>
    [Id(6)]
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>Earliest time of sending: after a pause, or when the caller wants it; null = as soon as it can.</summary>
    [Id(7)]
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>When it was sent, by this server's clock; null when it was not.</summary>
    [Id(8)]
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When it came to its end; null while it is under way.</summary>
    [Id(9)]
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Value before, in English words of the version before; null since then, see <see cref="ShownBefore"/>.</summary>
    [Id(10)]
    public string? Before { get; init; }

    /// <summary>Value after, in English words of the version before; null since then, see <see cref="ShownAfter"/>.</summary>
    [Id(11)]
    public string? After { get; init; }

    /// <summary>Why it ended, in an English sentence of the version before; null since then, see <see cref="Cause"/>.</summary>
    [Id(12)]
    public string? Reason { get; init; }

    /// <summary>All settings of the box right before the change was sent, by code.</summary>
    [Id(13)]
    public Dictionary<string, string> SettingsBefore { get; init; } = [];

    /// <summary>What changed together with the wanted setting.</summary>
    [Id(14)]
    public SideEffect[] SideEffects { get; init; } = [];

    /// <summary>Value before; null when unknown.</summary>
    [Id(15)]
    public ShownValue? ShownBefore { get; init; }

    /// <summary>Value last seen after it was sent; null when none was seen.</summary>
    [Id(16)]
    public ShownValue? ShownAfter { get; init; }

    /// <summary>Why it ended as it did, or what is unclear; null when there is nothing to say.</summary>
    [Id(17)]
    public ControlReason? Cause { get; init; }

    /// <summary>What the portal said to it, on one line: data from outside; null when it said nothing.</summary>
    [Id(18)]
    public string? PortalText { get; init; }

    /// <summary>
    /// The portal's clock when the wish had surely arrived or was lost: a later contact of the box is one after the change; null when unknown.
    /// </summary>
    [Id(19)]
    public DateTimeOffset? PortalTime { get; init; }

    /// <summary>Whether other changes came first when it was asked for.</summary>
    [Id(20)]
    public bool Queued { get; init; }

    /// <summary>The consent it was made with, which is good once; null when none was needed or it came as an argument.</summary>
    [Id(21)]
    public string? ConsentId { get; init; }

    /// <summary>Earliest time of sending that the caller asked for; null = none.</summary>
    [Id(22)]
    public DateTimeOffset? WantedAt { get; init; }

    /// <summary>When what the box was made to do is to be stopped; null = it ends by itself.</summary>
    [Id(23)]
    public DateTimeOffset? Until { get; init; }

    /// <summary>The change that this one is to stop; null when it stands for itself.</summary>
    [Id(24)]
    public string? Follows { get; init; }

    /// <summary>True until it has come to its end.</summary>
    public bool IsOpen => State is ChangeState.Waiting || IsWatched || State is ChangeState.Sending;

    /// <summary>True while the box is watched for it.</summary>
    public bool IsWatched => State is ChangeState.Accepted or ChangeState.Unknown;
}

/// <summary>How far a change has come. Stored by number: append only.</summary>
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

    /// <summary>The box does what was wanted, and has called since the change was sent.</summary>
    Confirmed,

    /// <summary>The box did not show the wanted value in time; it may still happen.</summary>
    NotConfirmed,

    /// <summary>The portal refused it, or it was never sent.</summary>
    Refused,

    /// <summary>The box had the wanted value already; nothing was sent.</summary>
    AlreadySet,

    /// <summary>Taken back by somebody while it waited; nothing was sent.</summary>
    Cancelled,
}

/// <summary>Who asked for a change: keyed hashes and an address, no credentials.</summary>
[GenerateSerializer, Immutable, Alias("oig.change-origin")]
public sealed record ChangeOrigin
{
    /// <summary>The tool that was called.</summary>
    [Id(0)]
    public string Tool { get; init; } = "";

    /// <summary>Key of the caller's account.</summary>
    [Id(1)]
    public string AccountKey { get; init; } = "";

    /// <summary>Key of the caller's session, through which the portal is asked.</summary>
    [Id(2)]
    public string SessionKey { get; init; } = "";

    /// <summary>The caller's network address; null when unknown.</summary>
    [Id(3)]
    public string? Address { get; init; }
}

/// <summary>Another setting that changed together with the wanted one.</summary>
/// <param name="Setting">Its code.</param>
/// <param name="Before">Its value right before the change was sent.</param>
/// <param name="After">Its value when the change was confirmed.</param>
[GenerateSerializer, Immutable, Alias("oig.side-effect")]
public sealed record SideEffect([property: Id(0)] string Setting, [property: Id(1)] string Before, [property: Id(2)] string After);

/// <summary>A setting that somebody changed elsewhere, in the vendor's app or on the portal's page.</summary>
/// <param name="Parameter">The setting.</param>
/// <param name="From">Its value when it was last seen unchanged.</param>
/// <param name="To">Its value when the change was noticed.</param>
/// <param name="After">It changed after this time.</param>
/// <param name="NoticedAt">It changed before this time.</param>
[GenerateSerializer, Immutable, Alias("oig.elsewhere-change")]
public sealed record ElsewhereChange(
    [property: Id(0)] BoxParameter Parameter, [property: Id(1)] ShownValue From, [property: Id(2)] ShownValue To,
    [property: Id(3)] DateTimeOffset After, [property: Id(4)] DateTimeOffset NoticedAt);
