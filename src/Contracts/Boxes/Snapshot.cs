using System.Collections.Immutable;

namespace Oig.Contracts.Boxes;

/// <summary>Live state of every box of an account, sorted by number, and when it was read; no boxes = none, or no rights to them.</summary>
[GenerateSerializer, Immutable, Alias("oig.snapshot")]
public sealed record Snapshot([property: Id(0)] ImmutableArray<Box> Boxes, [property: Id(1)] DateTimeOffset ReadAt)
{
    /// <summary>The box with this number; null when the account has none.</summary>
    public Box? Find(BoxId id) => Boxes.FirstOrDefault(box => box.Id == id);
}
