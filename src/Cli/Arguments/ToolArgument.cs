using System.Text.Json;
using Oig.Cli.Commands;
using Oig.Cli.Output;

namespace Oig.Cli.Arguments;

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
