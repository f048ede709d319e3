using System.Globalization;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Oig.Api.Replies;

namespace Oig.Api.Tools;

/// <summary>
/// Reads the arguments of a call by the tool's own input schema, in the spellings of real clients: <c>80.0</c> and <c>"80"</c> for 80,
/// <c>"true"</c>, null or nothing for what is left out, arguments wrapped once more. An unknown name stays an error; the SDK would ignore it,
/// and answer a wrong kind with "an error occurred".
/// </summary>
internal static class ArgumentReader
{
    // Frameworks that wrap a function's arguments once more name the wrapping so.
    private static readonly string[] Wrappings = ["kwargs", "arguments", "input", "params", "parameters"];

    public static ToolStep Before(ToolStep next) => (request, cancellation) =>
    {
        if (request.MatchedPrimitive is not McpServerTool tool) return next(request, cancellation);
        var read = Read(tool.ProtocolTool, request.Params.Arguments);
        if (!read.IsValue) return Task.FromResult(Reply.Error(read.Problem));
        request.Params.Arguments = read.Value;
        return next(request, cancellation);
    };

    /// <summary>The arguments as the schema wants them, without those that were left out; or what is wrong with them.</summary>
    public static Either<Dictionary<string, JsonElement>> Read(Tool tool, IDictionary<string, JsonElement>? sent)
    {
        var known = tool.InputSchema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().ToDictionary(one => one.Name, one => one.Value) : [];
        var read = new Dictionary<string, JsonElement>();
        foreach (var (name, value) in Unwrapped(sent ?? new Dictionary<string, JsonElement>(), known))
        {
            if (!known.TryGetValue(name, out var schema)) return Unknown(tool, name, [.. known.Keys]);
            if (IsLeftOut(value) && !IsRequired(tool, name)) continue;
            if (As(schema, value) is not { } fitting) return Problem.InvalidArgument(Text.Say("argument_kind", name, tool.Name, Kinds(schema)));
            read[name] = fitting;
        }

        return Missing(tool, read) is { } missing ? Problem.InvalidArgument(Text.Say("argument_missing", missing, tool.Name)) : read;
    }

    private static IEnumerable<KeyValuePair<string, JsonElement>> Unwrapped(IDictionary<string, JsonElement> sent, Dictionary<string, JsonElement> known)
    {
        var own = sent.Where(one => one.Key != "_meta" && !IsEmptyList(one)).ToArray();
        return own is [var (name, value)] && value.ValueKind == JsonValueKind.Object && Wrappings.Contains(name) && !known.ContainsKey(name)
            ? value.EnumerateObject().Select(inner => KeyValuePair.Create(inner.Name, inner.Value))
            : own;
    }

    // Beside kwargs stands a list of unnamed arguments, of which there are none.
    private static bool IsEmptyList(KeyValuePair<string, JsonElement> one) =>
        one.Key == "args" && one.Value.ValueKind == JsonValueKind.Array && one.Value.GetArrayLength() == 0;

    private static bool IsLeftOut(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetString()));

    private static bool IsRequired(Tool tool, string name) => Required(tool).Contains(name);

    private static IEnumerable<string?> Required(Tool tool) =>
        tool.InputSchema.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(name => name.GetString()) : [];

    private static string? Missing(Tool tool, Dictionary<string, JsonElement> read) =>
        Required(tool).FirstOrDefault(name => !read.TryGetValue(name!, out var value) || value.ValueKind == JsonValueKind.Null);

    private static Problem Unknown(Tool tool, string name, string[] known)
    {
        var names = known.Length == 0 ? Text.Say("argument_none") : string.Join(", ", known);
        return Problem.InvalidArgument(Similar.Nearest(name, known) is { } near
            ? Text.Say("argument_unknown_near", tool.Name, Similar.Shorten(name), near, names)
            : Text.Say("argument_unknown", tool.Name, Similar.Shorten(name), names));
    }

    // A choice is also written as a number or a switch, such as 0 for off.
    private static JsonElement? As(JsonElement schema, JsonElement value) =>
        schema.TryGetProperty("enum", out _) && value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
            ? JsonSerializer.SerializeToElement(value.GetRawText())
        : TypesOf(schema) is not { Length: > 0 } types ? value : types.Select(type => As(type, value)).FirstOrDefault(read => read is not null);

    private static JsonElement? As(string type, JsonElement value) => (type, value.ValueKind) switch
    {
        ("string", JsonValueKind.String) or ("null", JsonValueKind.Null) or ("array", JsonValueKind.Array) or ("object", JsonValueKind.Object) => value,
        ("array" or "object", JsonValueKind.String) => Unfolded(type, value.GetString()!),
        ("integer" or "number", JsonValueKind.Number) => Number(type, value.GetRawText()),
        ("integer" or "number", JsonValueKind.String) => Number(type, value.GetString()!),
        ("boolean", JsonValueKind.True or JsonValueKind.False) => value,
        ("boolean", JsonValueKind.String or JsonValueKind.Number) => Switch(value.ToString()),
        _ => null,
    };

    // Some models write a list as a text that holds JSON.
    private static JsonElement? Unfolded(string type, string text)
    {
        try
        {
            var inner = JsonElement.Parse(text);
            return inner.ValueKind == (type == "array" ? JsonValueKind.Array : JsonValueKind.Object) ? inner : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Whole numbers are also written 80.0 and 8e1, and with their unit.
    private static JsonElement? Number(string type, string text)
    {
        if (!decimal.TryParse(text.Trim().TrimEnd('%', 'W', ' '), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return null;
        if (type == "number") return JsonSerializer.SerializeToElement(number);
        return number == decimal.Truncate(number) && number is >= int.MinValue and <= int.MaxValue ? JsonSerializer.SerializeToElement((int)number) : null;
    }

    private static JsonElement? Switch(string text) => text.Trim().ToUpperInvariant() switch
    {
        "TRUE" or "1" or "YES" or "ON" or "ANO" => JsonSerializer.SerializeToElement(true),
        "FALSE" or "0" or "NO" or "OFF" or "NE" => JsonSerializer.SerializeToElement(false),
        _ => null,
    };

    private static string Kinds(JsonElement schema) => TypesOf(schema)!.Where(type => type != "null").Select(type => Text.Say($"kind_{type}"))
        .Aggregate((one, other) => Text.Say("kind_or", one, other));

    private static string[]? TypesOf(JsonElement schema) => !schema.TryGetProperty("type", out var type) ? null
        : type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(one => one.GetString()!)]
        : [type.GetString()!];
}
