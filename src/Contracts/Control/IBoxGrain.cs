using System.Diagnostics.CodeAnalysis;
using Oig.Contracts.Boxes;

namespace Oig.Contracts.Control;

/// <summary>
/// The one place through which a box is changed, whoever steers it; keyed by a keyed hash of its number. It gets and keeps no
/// credentials: it works through the portal sessions of those who call.
/// </summary>
[Alias("oig.box-control")]
public interface IBoxGrain : IGrainWithStringKey
{
    /// <summary>Admits or denies a wish to change the box; what is admitted is sent when its turn comes, at once if it can.</summary>
    [Alias("ask")]
    Task<ChangeAnswer> AskAsync(ChangeRequest request);

    /// <summary>How far a change has come; null when there is none of that name in the last day.</summary>
    [Alias("find")]
    Task<Change?> FindAsync(string changeId);

    /// <summary>What is known of the box's changes; what the caller sees of the box helps to confirm them.</summary>
    [Alias("review")]
    Task<ChangeReview> ReviewAsync(Sighting seen);

    /// <summary>Takes a change back that still waits; the answer tells how far it had come.</summary>
    [Alias("cancel")]
    Task<Change?> CancelAsync(string changeId, ChangeOrigin by);

    /// <summary>Uses a consent up without a change: the owner answered the question, and not with yes.</summary>
    [Alias("void-consent")]
    Task VoidConsentAsync(string consentId);
}

/// <summary>A wish to change a box.</summary>
/// <param name="Wanted">What is wanted.</param>
/// <param name="Origin">Who asks.</param>
/// <param name="Seen">The box as the caller's session sees it.</param>
/// <param name="Acknowledged">Whether the risk was agreed to.</param>
/// <param name="QueueIfOffline">Whether the portal may keep it for a box that is offline.</param>
/// <param name="ChangeId">Name that the change is to get, so that a caller who lost the answer can ask for it; null = any.</param>
/// <param name="ConsentId">The question that the owner answered; null when none was asked.</param>
/// <param name="NotBefore">Earliest time of sending; null = as soon as it can.</param>
/// <param name="Until">When what the box is made to do is to be stopped; null = it ends by itself.</param>
[GenerateSerializer, Immutable, Alias("oig.change-request")]
public sealed record ChangeRequest(
    [property: Id(0)] Wanted Wanted,
    [property: Id(1)] ChangeOrigin Origin,
    [property: Id(2)] Sighting Seen,
    [property: Id(3)] bool Acknowledged = false,
    [property: Id(4)] bool QueueIfOffline = false,
    [property: Id(5)] string? ChangeId = null,
    [property: Id(6)] string? ConsentId = null,
    [property: Id(7)] DateTimeOffset? NotBefore = null,
    [property: Id(8)] DateTimeOffset? Until = null);

/// <summary>What a box says to a wish: the change that serves it, or why there is none.</summary>
[GenerateSerializer, Immutable, Alias("oig.change-answer")]
public sealed record ChangeAnswer
{
    /// <summary>The change, a new one or one under way that wants the same; null when the wish was denied.</summary>
    [Id(0)]
    public Change? Change { get; init; }

    /// <summary>Why nothing will be sent; null when there is a change.</summary>
    [Id(1)]
    public Denial? Denial { get; init; }

    /// <summary>True when there is a change.</summary>
    [MemberNotNullWhen(true, nameof(Change))]
    [MemberNotNullWhen(false, nameof(Denial))]
    public bool IsChange => Denial is null;

    /// <summary>A denial as an answer.</summary>
    public static implicit operator ChangeAnswer(Denial denial) => new() { Denial = denial };

    /// <summary>A change as an answer.</summary>
    public static implicit operator ChangeAnswer(Change change) => new() { Change = change };
}

/// <summary>What is known of the changes of a box.</summary>
/// <param name="Changes">Changes of the last day, newest first.</param>
/// <param name="Elsewhere">What was changed elsewhere in the last day, newest first.</param>
[GenerateSerializer, Immutable, Alias("oig.change-review")]
public sealed record ChangeReview([property: Id(0)] Change[] Changes, [property: Id(1)] ElsewhereChange[] Elsewhere);

/// <summary>A box as somebody saw it at the portal.</summary>
/// <param name="Box">Its state.</param>
/// <param name="ReadAt">When it was read.</param>
/// <param name="BoxesOfAccount">How many boxes of the account a request that names none might mean.</param>
/// <param name="SessionKey">Key of the session that read it.</param>
/// <param name="PortalAhead">The portal's clock minus ours; null when the portal did not tell its time.</param>
[GenerateSerializer, Immutable, Alias("oig.sighting")]
public sealed record Sighting(
    [property: Id(0)] Box Box, [property: Id(1)] DateTimeOffset ReadAt, [property: Id(2)] int BoxesOfAccount, [property: Id(3)] string SessionKey,
    [property: Id(4)] TimeSpan? PortalAhead = null)
{
    /// <summary>The box of that number in a snapshot; null when the account does not have it.</summary>
    public static Sighting? In(Snapshot snapshot, string box, string sessionKey)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (BoxId.TryParse(box) is not { } id || snapshot.Find(id) is not { } found) return null;
        var ahead = snapshot.PortalTime - snapshot.ReadAt;
        var others = snapshot.Boxes.Count(other => other.Id != id && MayCall(other, snapshot.ReadAt + (ahead ?? TimeSpan.Zero)));
        return new(found, snapshot.ReadAt, 1 + others + snapshot.Unreadable, sessionKey, ahead);
    }

    /// <summary>Time by the portal's clock.</summary>
    public DateTimeOffset PortalClock(DateTimeOffset now) => now + (PortalAhead ?? TimeSpan.Zero);

    /// <summary>Whether the box has called in the last 10 minutes by the portal's own clock; false when that is not known.</summary>
    public bool HasCalled(DateTimeOffset now) => Box.IsStale(PortalClock(now)) == false;

    // A box that was replaced stays listed for months, or without content.
    private static bool MayCall(Box box, DateTimeOffset portalNow) => !box.IsEmpty && !box.IsLongSilent(portalNow);
}
