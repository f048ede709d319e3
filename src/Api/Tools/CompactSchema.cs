using System.Text.Json;
using System.Text.Json.Nodes;

namespace Oig.Api.Tools;

/// <summary>
/// Output schemas as short as validation allows: clients put the whole list of tools before a model, and descriptions of results, and parts that
/// come again and again, were three quarters of it.
/// </summary>
internal static class CompactSchema
{
    // The older of the two names: every validator finds it.
    private const string Definitions = "definitions";
    private const int LeastHoisted = 60;
    private const int LeastAlike = 3;

    // What every reply has besides is told once, in the README: an additional property needs no schema.
    private static readonly string[] Kept = ["status", "data"];

    /// <summary>What every reply has: enough for a tool that changes something, whose reply is a sentence.</summary>
    public static readonly JsonElement Frame = JsonElement.Parse(
        """{"type":"object","properties":{"status":{"type":"string"},"data":{"type":["object","null"]}},"required":["status"]}""");

    /// <summary>The same schema without descriptions and without what stands in lists, with parts that come twice under <c>definitions</c>.</summary>
    public static JsonElement Of(JsonElement schema)
    {
        var original = JsonNode.Parse(schema.GetRawText())!;
        var root = Bare(original, original)!.AsObject();
        if (root["properties"] is JsonObject properties)
            foreach (var name in properties.Select(property => property.Key).Except(Kept).ToArray()) properties.Remove(name);
        var names = Repeated(root);
        var compact = Hoisted(root, names, isRoot: true)!.AsObject();
        if (names.Count > 0)
            compact[Definitions] = new JsonObject(names.Select(part => KeyValuePair.Create(part.Value, Hoisted(JsonNode.Parse(part.Key), names, isRoot: true))));
        return JsonSerializer.SerializeToElement(compact);
    }

    private static JsonNode? Bare(JsonNode? node, JsonNode root) => node switch
    {
        // The SDK refers from the second place of a type to its first.
        JsonObject map when map["$ref"]?.GetValue<string>() is { } path => Bare(Find(root, path), root),
        JsonObject map => new JsonObject(map.Where(IsNeeded).Select(member => KeyValuePair.Create(member.Key, Bare(member.Value, root)))),
        JsonArray list => new JsonArray([.. list.Select(item => Bare(item, root))]),
        _ => node?.DeepClone(),
    };

    // A property may be called "description", too: then it holds a schema.
    private static bool IsNeeded(KeyValuePair<string, JsonNode?> member) => member.Key switch
    {
        "description" or "default" => member.Value is JsonObject,
        // A list is a list, whatever stands in it.
        "items" => false,
        "format" => member.Value is JsonObject,
        _ => true,
    };

    private static JsonNode? Find(JsonNode root, string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries).Skip(1).Aggregate((JsonNode?)root, (node, name) => node?[name]);

    private static Dictionary<string, string> Repeated(JsonNode root)
    {
        var counts = new Dictionary<string, int>();
        Count(root);
        return counts.Where(part => part.Value > 1 && part.Key.Length >= LeastHoisted).Select((part, number) => (part.Key, Name: $"d{number + 1}")).ToDictionary();

        void Count(JsonNode? node)
        {
            if (node is JsonArray list) foreach (var item in list) Count(item);
            if (node is not JsonObject map) return;
            if (map.ContainsKey("properties")) counts[map.ToJsonString()] = counts.GetValueOrDefault(map.ToJsonString()) + 1;
            foreach (var (_, value) in map) Count(value);
        }
    }

    private static JsonNode? Hoisted(JsonNode? node, Dictionary<string, string> names, bool isRoot = false) => node switch
    {
        JsonObject map when !isRoot && names.TryGetValue(map.ToJsonString(), out var name) => new JsonObject { ["$ref"] = $"#/{Definitions}/{name}" },
        JsonObject map => Alike(new JsonObject(map.Select(member => KeyValuePair.Create(member.Key, Hoisted(member.Value, names)))), isRoot),
        JsonArray list => new JsonArray([.. list.Select(item => Hoisted(item, names))]),
        _ => node?.DeepClone(),
    };

    /// <summary>Where most members are alike, they are described once, as any member that is not named.</summary>
    private static JsonObject Alike(JsonObject map, bool isRoot)
    {
        if (isRoot || map["properties"] is not JsonObject properties || map.ContainsKey("additionalProperties")) return map;
        var alike = properties.Where(member => member.Value is JsonObject).GroupBy(member => member.Value!.ToJsonString()).MaxBy(group => group.Count());
        if (alike is null || alike.Count() < LeastAlike) return map;
        foreach (var name in alike.Select(member => member.Key).ToArray()) properties.Remove(name);
        map["additionalProperties"] = JsonNode.Parse(alike.Key);
        return map;
    }
}
