namespace Oig.Grains.Control;

/// <summary>Another setting that changed together with the wanted one.</summary>
/// <param name="Setting">Its name.</param>
/// <param name="Before">Its value right before the change was sent.</param>
/// <param name="After">Its value when the change was confirmed.</param>
[GenerateSerializer, Immutable, Alias("oig.side-effect")]
public sealed record SideEffect([property: Id(0)] string Setting, [property: Id(1)] string Before, [property: Id(2)] string After);
