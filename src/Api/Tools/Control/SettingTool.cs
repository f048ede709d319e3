using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Oig.Api.Replies;
using Oig.Contracts.Control;

namespace Oig.Api.Tools.Control;

/// <summary>The tools that change a setting, one for each tool that the rows of the table name: schema, check and call come from the rows.</summary>
internal static class SettingTool
{
    /// <summary>All of them.</summary>
    public static IEnumerable<McpServerTool> All() =>
        BoxSettings.All.Where(row => row.Tool is not null).GroupBy(row => row.Tool!).Select(rows => Make(rows.Key, [.. rows]));

    private static ReplyTool Make(string name, BoxSetting[] rows)
    {
        var tool = new Tool
        {
            Name = name,
            Title = SettingDescriptions.Title(name),
            Description = SettingDescriptions.Tool(name),
            InputSchema = JsonSerializer.SerializeToElement(Schema(rows)),
            Annotations = new() { ReadOnlyHint = false, DestructiveHint = true, IdempotentHint = true, OpenWorldHint = true, Title = SettingDescriptions.Title(name) },
        };
        return ReplyTool.Of(tool, (request, _) => CallAsync(request, rows));
    }

    private static async Task<Reply> CallAsync(RequestContext<CallToolRequestParams> request, BoxSetting[] rows)
    {
        var services = request.Services!;
        var policy = services.GetRequiredService<ControlPolicy>();
        if (policy.Refusal(request.Params.Name) is { } locked) return (Reply<ChangeData>)locked;
        var wish = SettingArguments.Read(request, rows, policy.Limits, services.GetRequiredService<TimeProvider>().GetUtcNow());
        return wish.IsValue ? await services.GetRequiredService<BoxControl>().ChangeAsync(wish.Value) : (Reply<ChangeData>)wish.Problem;
    }

    private static JsonObject Schema(BoxSetting[] rows)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var (name, schema, isRequired) in ArgumentsOf(rows))
        {
            schema["description"] = SettingDescriptions.Argument(rows[0].Tool!, name);
            properties[name] = schema;
            if (isRequired) required.Add(name);
        }

        return new() { ["type"] = "object", ["properties"] = properties, ["required"] = required };
    }

    private static IEnumerable<(string Name, JsonObject Schema, bool IsRequired)> ArgumentsOf(BoxSetting[] rows)
    {
        if (rows[0].Selector is { } selector)
            yield return (selector.Name, Integer(rows.Min(row => row.Selector!.Value.Value), rows.Max(row => row.Selector!.Value.Value)), true);
        if (SettingArguments.Words(rows) is { Length: > 0 } words)
            yield return (SettingArguments.WordArgument, new() { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) }, true);
        foreach (var number in rows.SelectMany(row => new[] { row.Numbers, row.Cap }).OfType<NumberArgument>())
            yield return (number.Name, Integer(number.Least, number.Most), false);
        if (rows.Any(row => row.IsAction)) yield return (SettingArguments.Until, new() { ["type"] = "string" }, false);
        foreach (var row in rows.Where(row => row.Numbers is not null))
            foreach (var value in row.Values) yield return (value.Word, Flag(), false);
        foreach (var name in rows.Select(row => row.Switch).OfType<string>().Distinct())
            yield return (name, Flag(), rows[0].Selector is not null);
        if (rows.Any(HasRisk)) yield return (SettingArguments.Acknowledge, Flag(), false);
        yield return (SettingArguments.QueueIfOffline, Flag(), false);
        yield return (SettingArguments.NotBefore, new() { ["type"] = "string" }, false);
        yield return (SettingArguments.Box, new() { ["type"] = "string" }, false);
    }

    private static bool HasRisk(BoxSetting row) => row.Numbers?.Risk is not (null or Risk.None) || row.Values.Any(value => value.Risk != Risk.None);

    private static JsonObject Integer(int least, int most) => new() { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most };

    private static JsonObject Flag() => new() { ["type"] = "boolean" };
}
