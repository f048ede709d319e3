namespace Oig.Portal.Series;

/// <summary>
/// A scalar field of the portal that this client does not know, for inspection; text written by others, bounded in length.
/// </summary>
[GenerateSerializer, Immutable, Alias("oig.unknown-field")]
public sealed record UnknownField([property: Id(0)] string Name, [property: Id(1)] string Value);
