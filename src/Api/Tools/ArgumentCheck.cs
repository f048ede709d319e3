using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Oig.Api.Replies;

namespace Oig.Api.Tools;

/// <summary>
/// Compares arguments with the tool's own input schema: known names, required ones present, right JSON kinds. The SDK would
/// ignore a misspelt name and answer a wrong kind with "an error occurred".
/// </summary>
internal static class ArgumentCheck
{
    public static ToolStep Before(ToolStep next) => (request, cancellation) =>
        request.MatchedPrimitive is McpServerTool tool && Find(tool.ProtocolTool, request.Params.Arguments) is { } problem
            ? Task.FromResult(Reply.Error(problem))
            : next(request, cancellation);

    public static Problem? Find(Tool tool, IDictionary<string, JsonElement>? arguments)
    {
        var known = tool.InputSchema.GetProperty("properties");
        foreach (var (name, value) in arguments ?? new Dictionary<string, JsonElement>())
        {
            if (!known.TryGetProperty(name, out var schema)) return Unknown(tool, name, known);
            if (!Fits(value, schema)) return Problem.InvalidArgument($"Argument '{name}' of {tool.Name} must be {Kinds(schema)}.");
        }

        return Missing(tool, arguments);
    }

    private static Problem? Missing(Tool tool, IDictionary<string, JsonElement>? arguments)
    {
        if (!tool.InputSchema.TryGetProperty("required", out var required)) return null;
        var missing = required.EnumerateArray().Select(name => name.GetString()!).FirstOrDefault(name => arguments?.ContainsKey(name) != true);
        return missing is null ? null : Problem.InvalidArgument($"Argument '{missing}' of {tool.Name} is missing.");
    }

    private static Problem Unknown(Tool tool, string name, JsonElement known)
    {
        var names = string.Join(", ", known.EnumerateObject().Select(property => property.Name));
        return Problem.InvalidArgument($"{tool.Name} has no argument '{Shorten(name)}'. It takes: {names}.");
    }

    private static bool Fits(JsonElement value, JsonElement schema) => TypesOf(schema) is not { Length: > 0 } types || types.Any(type => Is(value, type));

    private static bool Is(JsonElement value, string type) => (value.ValueKind, type) switch
    {
        (JsonValueKind.String, "string") or (JsonValueKind.Null, "null") or (JsonValueKind.Number, "number") => true,
        (JsonValueKind.Number, "integer") => value.TryGetInt32(out _),
        (JsonValueKind.True or JsonValueKind.False, "boolean") => true,
        _ => false,
    };

    private static string Kinds(JsonElement schema) =>
        string.Join(" or ", TypesOf(schema)!.Where(type => type != "null").Select(type => type == "integer" ? "a whole number" : $"a {type}"));

    private static string[]? TypesOf(JsonElement schema) => !schema.TryGetProperty("type", out var type) ? null
        : type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(one => one.GetString()!)]
        : [type.GetString()!];

    internal static string Shorten(string name) => new([.. name.Take(40).Select(c => char.IsControl(c) ? ' ' : c)]);
}
