using System.Globalization;
using System.Text.Json;

namespace Oig.Portal.Reading;

/// <summary>Reads single JSON values as the portal may send them: typed, as text, or not at all. Nothing here throws.</summary>
internal static class Scalar
{
    /// <summary>No reading of a house comes near; sums and products of accepted numbers cannot overflow.</summary>
    internal const double Limit = 1e9;

    internal static double? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDouble(out var number) => Sane(number),
        JsonValueKind.String => Sane(Parsed(Text(value))),
        _ => null,
    };

    internal static int? Whole(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => Number(value) is { } number && number == Math.Truncate(number) ? (int)number : null,
    };

    internal static bool? Flag(JsonElement value) => Whole(value) switch
    {
        0 => false,
        1 => true,
        null when bool.TryParse(Text(value), out var flag) => flag,
        _ => null,
    };

    internal static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? Decoded(value, static one => one.GetString()) : null;

    internal static string? Name(JsonProperty property) => Decoded(property, static one => one.Name);

    private static string? Decoded<T>(T value, Func<T, string?> text)
    {
        try
        {
            return text(value);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is valid JSON, but no text.
            return null;
        }
    }

    private static double? Parsed(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double? Sane(double? number) => number is >= -Limit and <= Limit ? number : null;
}
