using System.Text.Json;

namespace Oig.Cli.Arguments;

/// <summary>Reads a tool's input schema, as far as the kind of an argument goes.</summary>
internal static class InputSchema
{
    /// <summary>False only if the schema says text for this argument and does not name the kind.</summary>
    public static bool Takes(JsonElement schema, string argument, JsonValueKind kind)
    {
        var types = Types(schema, argument);
        return !types.Contains("string") || Names(kind).Any(types.Contains);
    }

    private static string[] Names(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Number => ["number", "integer"],
        JsonValueKind.True or JsonValueKind.False => ["boolean"],
        JsonValueKind.Null => ["null"],
        JsonValueKind.Array => ["array"],
        JsonValueKind.Object => ["object"],
        _ => ["string"],
    };

    private static string?[] Types(JsonElement schema, string argument)
    {
        if (Member(Member(schema, "properties"), argument) is not { } property || Member(property, "type") is not { } type)
            return [];

        return type.ValueKind is JsonValueKind.Array ? [.. type.EnumerateArray().Select(Text)] : [Text(type)];
    }

    private static JsonElement? Member(JsonElement? json, string name) =>
        json is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement json) => json.ValueKind is JsonValueKind.String ? json.GetString() : null;
}
