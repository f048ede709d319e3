using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Oig.Cli.Tests.Server;

/// <summary>The tools of the <see cref="FakeServer"/>: echoes that repeat what they were sent, and one for each way to answer.</summary>
internal static class FakeTools
{
    private const string EchoSchema = """
        {"type":"object","properties":{
          "start_date":{"type":"string"},"end_date":{"type":["string","null"]},"box_id":{"type":["string","null"]},"name":{"type":"string"},
          "mode":{"type":["string","integer"]},"limit_watts":{"type":"integer"},"relay":{"type":"integer"},"on":{"type":"boolean"}}}
        """;

    private static readonly string[] Echoes = ["get_basic_data", "get_extended_data", "set_box_mode", "set_grid_delivery", "set_relay"];

    private static readonly Dictionary<string, Func<CallToolResult>> Answers = new()
    {
        ["czech"] = () => Structured("""{"text":"Příliš žluťoučký kůň úpěl ďábelské ódy","unit":"°C","html":"<b>'&+\"</b>"}"""),
        ["exact"] = () => Structured("""{"value":1.50,"big":12345678901234567890,"nothing":null}"""),
        ["refused"] = () => Structured("""{"status":"error","message":"Authentication failed with OIG Cloud.","code":"refused"}""", isError: true),
        ["status_error"] = () => Structured("""{"status":"error","message":"Too many\nattempts.\u001b[2J"}"""),
        ["error_text"] = () => new() { IsError = true, Content = [new TextContentBlock { Text = "An error\nhappened." }] },
        ["error_empty"] = () => new() { IsError = true },
        ["error_number"] = () => Structured("""{"status":"error","message":7,"code":9}"""),
        ["text_json"] = () => new() { Content = [new TextContentBlock { Text = """{"status":"success","n":1}""" }] },
        ["text_error"] = () => new() { Content = [new TextContentBlock { Text = """{"status":"error","message":"Old style."}""" }] },
        ["text_plain"] = () => new() { Content = [new TextContentBlock { Text = "Dobrý den" }] },
        ["text_two"] = () => new() { Content = [new TextContentBlock { Text = "one" }, new TextContentBlock { Text = "2" }] },
        ["image"] = () => new() { Content = [ImageContentBlock.FromBytes(new byte[] { 1, 2, 3 }, "image/png")] },
        ["nothing"] = () => new(),
        ["protocol_error"] = () => throw new McpProtocolException("That argument\nis bad.", McpErrorCode.InvalidParams),
    };

    public static ListToolsResult List() => new() { Tools = [.. Echoes.Concat(Answers.Keys).Append("slow").Append("drop").Select(Describe)] };

    public static async ValueTask<CallToolResult> CallAsync(RequestContext<CallToolRequestParams> request, CancellationToken token)
    {
        var services = request.Services!;
        var http = services.GetRequiredService<IHttpContextAccessor>().HttpContext!;
        switch (request.Params!.Name)
        {
            case "slow":
                services.GetRequiredService<FakeServer>().SlowIsRunning.Release();
                await Task.Delay(Timeout.Infinite, token);
                return new();
            case "drop":
                http.Abort();
                return new();
            case var name when Answers.TryGetValue(name, out var answer):
                return answer();
            default:
                return Echo(request.Params, http);
        }
    }

    private static CallToolResult Echo(CallToolRequestParams call, HttpContext http)
    {
        var headers = new JsonObject();
        foreach (var (name, value) in http.Request.Headers)
            headers[name.ToLowerInvariant()] = value.ToString();
        return Structured(new JsonObject
        {
            ["tool"] = call.Name,
            ["arguments"] = JsonSerializer.SerializeToNode(call.Arguments),
            ["headers"] = headers,
        }.ToJsonString());
    }

    private static CallToolResult Structured(string json, bool? isError = null) =>
        new() { StructuredContent = JsonElement.Parse(json), Content = [new TextContentBlock { Text = "not this" }], IsError = isError };

    private static Tool Describe(string name) => new()
    {
        Name = name,
        Description = name is "get_basic_data" ? "Živá data:\n  baterie,\u001b[31m solár.\u2028" : $"Does {name}.",
        InputSchema = JsonElement.Parse(EchoSchema),
    };
}
