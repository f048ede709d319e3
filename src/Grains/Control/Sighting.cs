using Oig.Contracts.Boxes;

namespace Oig.Grains.Control;

/// <summary>A box as somebody saw it at the portal.</summary>
/// <param name="Box">Its state.</param>
/// <param name="ReadAt">When it was read.</param>
/// <param name="BoxesOfAccount">How many boxes the account has.</param>
/// <param name="SessionKey">Key of the session that read it.</param>
[GenerateSerializer, Immutable, Alias("oig.sighting")]
public sealed record Sighting(
    [property: Id(0)] Box Box, [property: Id(1)] DateTimeOffset ReadAt, [property: Id(2)] int BoxesOfAccount, [property: Id(3)] string SessionKey)
{
    /// <summary>The box of that number in a snapshot; null when the account does not have it.</summary>
    public static Sighting? In(Snapshot snapshot, string box, string sessionKey)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return Contracts.BoxId.TryParse(box) is { } id && snapshot.Find(id) is { } found
            ? new(found, snapshot.ReadAt, snapshot.Boxes.Length, sessionKey) : null;
    }
}
