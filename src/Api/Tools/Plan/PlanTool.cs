using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Oig.Api.Door;
using Oig.Api.Replies;
using Oig.Api.Tools.Control;
using Oig.Contracts.Control;

namespace Oig.Api.Tools.Plan;

/// <summary>Tool <c>check_plan</c>.</summary>
internal static class PlanTool
{
    private const string Description =
        "Checks a plan of settings for the next 7 days and sends nothing: each step allowed or not, what it needs, grid energy, duration, resulting charge, "
        + "cost; conflicts. For planning with weather or prices of other servers.";

    public static IMcpServerBuilder WithPlan(this IMcpServerBuilder mcp)
    {
        mcp.Services.AddSingleton<McpServerTool>(_ => Make());
        return mcp;
    }

    private static ReplyTool Make() => ReplyTool.Of(
        new Tool
        {
            Name = "check_plan",
            Title = "Check a plan without sending it",
            Description = Description,
            InputSchema = JsonSerializer.SerializeToElement(Schema()),
            Annotations = new() { ReadOnlyHint = true, DestructiveHint = false, IdempotentHint = true, OpenWorldHint = true },
        },
        CallAsync);

    private static async Task<Reply> CallAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellation)
    {
        var (services, arguments) = (request.Services!, request.Params.Arguments ?? new Dictionary<string, JsonElement>());
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var plan = PlanRequest.Read(Argument("steps"), Argument("prices"), now);
        if (!plan.IsValue) return (Reply<PlanData>)plan.Problem;
        var check = new PlanCheck(services.GetRequiredService<ControlPolicy>(), services.Caller().MayChange);
        return await services.GetRequiredService<ToolCall>().OnBoxAsync<PlanData>(PlanRequest.Text(JsonSerializer.SerializeToElement(arguments), "box_id"), (caller, snapshot, box) =>
            Task.FromResult(Reply.Success(snapshot.CacheStatus, check.Judge(plan.Value, box, Sighting.In(snapshot.Value!, box.Id.Value, caller.SessionKey)!.BoxesOfAccount, now), caller.SessionKey)));

        JsonElement? Argument(string name) => arguments.TryGetValue(name, out var value) ? value : null;
    }

    private static JsonObject Schema() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["steps"] = List("Steps.", ("at", "HH:mm (Czech time, the next one) or ISO 8601"), ("setting", string.Join(", ", PlanRequest.Settings)), ("value", "such as 'Home UPS', '80', 'off', 'limited 3500'")),
            ["prices"] = List("Prices per kWh, each from its time to the next, at most an hour.", ("at", "ISO 8601"), ("price", "number")),
            ["box_id"] = new JsonObject { ["type"] = "string", ["description"] = BoxChoice.Description },
        },
        ["required"] = new JsonArray("steps"),
    };

    private static JsonObject List(string description, params (string Name, string Description)[] members) => new()
    {
        ["type"] = "array",
        ["description"] = description,
        ["items"] = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(members.Select(member => KeyValuePair.Create(member.Name, (JsonNode?)new JsonObject { ["description"] = member.Description }))),
        },
    };
}
