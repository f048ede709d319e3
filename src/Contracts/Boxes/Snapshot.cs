using System.Collections.Immutable;

namespace Oig.Contracts.Boxes;

/// <summary>Live state of every box of an account, sorted by number, and when it was read; no boxes = none, or no rights to them.</summary>
[GenerateSerializer, Immutable, Alias("oig.snapshot")]
public sealed record Snapshot([property: Id(0)] ImmutableArray<Box> Boxes, [property: Id(1)] DateTimeOffset ReadAt)
{
    /// <summary>The portal's clock when it answered, at the latest (header <c>Date</c> and a second); null when it did not say.</summary>
    [Id(5)]
    public DateTimeOffset? PortalTime { get; init; }

    /// <summary>Entries that may be boxes but whose name is no number of a box, so that nobody can ask for them.</summary>
    [Id(2)]
    public int Unreadable { get; init; }

    /// <summary>
    /// The box that is meant when none is named: the only one, the only one with content, or the only one that called within a day while
    /// all others are long silent (a replaced box stays listed); null when several may be meant.
    /// </summary>
    public Box? Default => Only(Boxes) ?? Only(Filled) ?? Only(Filled.Where(box => !box.IsLongSilent(ReadAt)));

    /// <summary>Whether what names no box is of this one: it is the one that is meant.</summary>
    public bool IsMeant(Box box) => box is not null && Default?.Id == box.Id;

    /// <summary>Whether what the portal told of the account since that day can be of this box only: each other one has been silent since before.</summary>
    public bool IsAlone(Box box, DateOnly since) =>
        IsMeant(box) && Unreadable == 0 && Boxes.All(other => other.Id == box.Id || other.HasBeenSilentSince(since));

    private IEnumerable<Box> Filled => Boxes.Where(box => !box.IsEmpty);

    /// <summary>The box with this number; null when the account has none.</summary>
    public Box? Find(BoxId id) => Boxes.FirstOrDefault(box => box.Id == id);

    private static Box? Only(IEnumerable<Box> boxes) => boxes.Take(2).ToList() is [var box] ? box : null;
}
