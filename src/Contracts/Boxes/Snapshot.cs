using System.Collections.Immutable;

namespace Oig.Contracts.Boxes;

/// <summary>Live state of every box of an account, sorted by number, and when it was read; no boxes = none, or no rights to them.</summary>
[GenerateSerializer, Immutable, Alias("oig.snapshot")]
public sealed record Snapshot([property: Id(0)] ImmutableArray<Box> Boxes, [property: Id(1)] DateTimeOffset ReadAt)
{
    /// <summary>The portal's clock when it answered, at the latest (header <c>Date</c> and a second); null when it did not say.</summary>
    [Id(5)]
    public DateTimeOffset? PortalTime { get; init; }

    /// <summary>Entries that are no box as far as this server understands them, but hold something.</summary>
    [Id(2)]
    public int Unreadable { get; init; }

    /// <summary>The box with this number; null when the account has none.</summary>
    public Box? Find(BoxId id) => Boxes.FirstOrDefault(box => box.Id == id);
}
