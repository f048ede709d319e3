using System.Collections.Immutable;
using System.Text.Json;
using Oig.Contracts.Series;
using Oig.Portal.Reading;

namespace Oig.Portal.Series;

/// <summary>Picks the scalar fields of an item beside its values: nobody has looked at them yet, and one may be the missing time.</summary>
internal static class UnknownFields
{
    private const int MostFields = 8;
    private const int LongestName = 64;
    private const int LongestValue = 200;

    internal static ImmutableArray<UnknownField> Of(JsonElement item) =>
        [.. item.EnumerateObject().Select(Field).OfType<UnknownField>().Take(MostFields)];

    private static UnknownField? Field(JsonProperty property) =>
        Scalar.Name(property) is { } name and not "values" && Value(property.Value) is { } value
            ? new(PlainText.Clean(name, LongestName), PlainText.Clean(value, LongestValue))
            : null;

    private static string? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Scalar.Text(value),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null => "null",
        _ => null,
    };
}
