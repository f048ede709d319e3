using System.Text.Json;
using Oig.Cli.Output;

namespace Oig.Cli.Commands;

/// <summary>One argument of a tool, as typed.</summary>
internal sealed record ToolArgument(string Name, string Text)
{
    /// <summary>Reads `name=value`; the value may hold more equals signs.</summary>
    public static ToolArgument Parse(string text) =>
        text.Split('=', 2) is [{ Length: > 0 } name, var value]
            ? new(name, value)
            : throw new UsageException("--arg takes name=value, such as relay=1.");

    /// <summary>
    /// The value as the tool's input schema wants it: JSON if it is JSON, else text. What would be JSON of a kind that the schema
    /// does not take, such as a box id for a number, is text as well.
    /// </summary>
    public JsonElement Value(JsonElement inputSchema) =>
        JsonText.Parse(Text) is { } json && InputSchema.Takes(inputSchema, Name, json.ValueKind)
            ? json
            : JsonSerializer.SerializeToElement(Text);
}

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
