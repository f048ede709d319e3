using System.Text.Json;

namespace Oig.Simulator.Endpoints;

/// <summary>Tolerant reading of a JSON object sent by a client.</summary>
internal static class RequestJson
{
    /// <summary>Null unless the body is one JSON object.</summary>
    public static JsonElement? Parse(string body)
    {
        try
        {
            return JsonElement.Parse(body) is { ValueKind: JsonValueKind.Object } fields ? fields : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static JsonElement? Field(this JsonElement? fields, string name) =>
        fields is { } known && known.TryGetProperty(name, out var value) ? value : null;

    /// <summary>Null unless it is JSON text; text with half a surrogate pair counts as none.</summary>
    public static string? Text(this JsonElement? value)
    {
        try
        {
            return value is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public static int? Integer(this JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var integer) ? integer : null;
}
