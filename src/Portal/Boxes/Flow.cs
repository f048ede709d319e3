namespace Oig.Portal.Boxes;

/// <summary>Splits a signed power into its two directions; null stays null.</summary>
internal static class Flow
{
    internal static double? Positive(double? power) => power is { } known ? Math.Max(0, known) : null;

    internal static double? Negative(double? power) => Positive(-power);
}
