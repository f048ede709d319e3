using System.Text.Json;

namespace Oig.Portal.Reading;

/// <summary>
/// All-nullable view of one JSON object of the portal. Anything else than an object (PHP writes an empty map as <c>[]</c>)
/// is an empty table. Of duplicate keys the last one counts.
/// </summary>
internal readonly struct Table(JsonElement element)
{
    /// <summary>True when no field holds anything: nulls and empty tables are nothing.</summary>
    internal bool IsEmpty => element.ValueKind != JsonValueKind.Object || element.EnumerateObject().All(property => IsNothing(property.Value));

    internal Table this[string name] => new(Field(name));

    /// <summary>False when the field is missing or holds nothing.</summary>
    internal bool Has(string name) => !IsNothing(Field(name));

    /// <summary>Whether a JSON number stands there, however large.</summary>
    internal bool IsNumber(string name) => Field(name).ValueKind == JsonValueKind.Number;

    internal double? Number(string name) => Scalar.Number(Field(name));

    internal int? Whole(string name) => Scalar.Whole(Field(name));

    internal bool? Flag(string name) => Scalar.Flag(Field(name));

    internal string? Text(string name) => Scalar.Text(Field(name));

    internal JsonElement? List(string name) => Field(name) is { ValueKind: JsonValueKind.Array } list ? list : null;

    /// <summary>What PHP and JavaScript call true: neither missing, false, 0, "" nor empty.</summary>
    internal bool Truthy(string name)
    {
        var value = Field(name);
        return Scalar.Flag(value) ?? value.ValueKind switch
        {
            JsonValueKind.Number => true,
            JsonValueKind.String => !string.IsNullOrWhiteSpace(Scalar.Text(value)),
            JsonValueKind.Array => value.GetArrayLength() > 0,
            JsonValueKind.Object => !new Table(value).IsEmpty,
            _ => false,
        };
    }

    private static bool IsNothing(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => true,
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => !value.EnumerateObject().MoveNext(),
        JsonValueKind.String => value.ValueEquals(""),
        _ => false,
    };

    private JsonElement Field(string name)
    {
        try
        {
            return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;
        }
        catch (InvalidOperationException)
        {
            // A neighbouring key with half a surrogate pair makes the lookup give up.
            return default;
        }
    }
}
