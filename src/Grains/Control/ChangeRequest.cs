namespace Oig.Grains.Control;

/// <summary>A wish to change a box.</summary>
/// <param name="Wanted">What is wanted.</param>
/// <param name="Origin">Who asks.</param>
/// <param name="Seen">The box as the caller's session sees it.</param>
/// <param name="Acknowledged">Whether the risk was agreed to.</param>
/// <param name="QueueIfOffline">Whether the portal may keep it for a box that is offline.</param>
[GenerateSerializer, Immutable, Alias("oig.change-request")]
public sealed record ChangeRequest(
    [property: Id(0)] Wanted Wanted,
    [property: Id(1)] ChangeOrigin Origin,
    [property: Id(2)] Sighting Seen,
    [property: Id(3)] bool Acknowledged = false,
    [property: Id(4)] bool QueueIfOffline = false);
