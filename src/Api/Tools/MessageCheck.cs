using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Oig.Api.Door;
using Oig.Api.Replies;
using Oig.Api.Telemetry;

namespace Oig.Api.Tools;

/// <summary>
/// Looks at a message before the SDK does. What is no message, or asks for a method or tool that there is not, is answered here: the SDK
/// makes labels, spans and stack traces of whatever names strangers send.
/// </summary>
internal sealed class MessageCheck(RequestDelegate next, KnownNames names, BadRequests bad)
{
    private const string VersionHeader = "MCP-Protocol-Version";

    // The newest revision that begins with initialize, and the first that does not.
    private const string NewestOfHandshake = "2025-11-25";
    private const string FirstWithout = "2026-07-28";

    private const int Deepest = 32;
    private const int MostKeys = 512;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = Deepest, AllowDuplicateProperties = false };

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Body is not MemoryStream body) await next(context);
        else if (!context.Request.HasJsonContentType()) await RefuseAsync(context, StatusCodes.Status415UnsupportedMediaType, "message_not_json_type");
        else if (TryParse(body.GetBuffer().AsMemory(0, (int)body.Length)) is not { } message) await RefuseAsync(context, StatusCodes.Status400BadRequest, "message_damaged", Deepest, MostKeys);
        else
            using (message) await CheckAsync(context, message.RootElement);
    }

    private async Task CheckAsync(HttpContext context, JsonElement message)
    {
        var (method, parameters) = (TextIn(message, "method"), MemberOf(message, "params"));
        if (method is not null && !KnownNames.HasMethod(method)) await UnknownMethodAsync(context, message, method);
        else if (method is RequestMethods.ToolsCall && TextIn(parameters, "name") is { } tool && !names.Tools.Contains(tool)) await UnknownToolAsync(context, message, tool);
        else if (method is RequestMethods.PromptsGet && TextIn(parameters, "name") is { } prompt && !names.Prompts.Contains(prompt)) await UnknownPromptAsync(context, message, prompt);
        else
        {
            if (method is RequestMethods.Initialize && parameters.ValueKind == JsonValueKind.Object) NegotiateDown(context.Request, message, parameters);
            if (method is RequestMethods.ToolsCall && parameters.ValueKind == JsonValueKind.Object) Unfold(context.Request, message, parameters);
            await next(context);
        }
    }

    // A client of a revision that is not known yet gets the newest one that it can begin with in this way.
    private static void NegotiateDown(HttpRequest request, JsonElement message, JsonElement parameters)
    {
        if (IsUnknown(request.Headers[VersionHeader])) request.Headers.Remove(VersionHeader);
        if (IsUnknown(TextIn(parameters, "protocolVersion"))) Replace(request, message, "protocolVersion", NewestOfHandshake);
    }

    // Some models write arguments as a text that holds JSON. What is no object is left for the tool to refuse.
    private static void Unfold(HttpRequest request, JsonElement message, JsonElement parameters)
    {
        var arguments = MemberOf(parameters, "arguments");
        if (arguments.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.Object) return;
        using var inner = TextIn(parameters, "arguments") is { } text ? TryParse(Encoding.UTF8.GetBytes(text)) : null;
        Replace(request, message, "arguments", inner is not null ? JsonObject.Create(inner.RootElement) : new JsonObject { ["arguments"] = JsonSerializer.SerializeToNode(arguments) });
    }

    private static void Replace(HttpRequest request, JsonElement message, string parameter, JsonNode? value)
    {
        var changed = JsonObject.Create(message)!;
        changed["params"]![parameter] = value;
        request.Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(changed));
        request.ContentLength = request.Body.Length;
    }

    private static bool IsUnknown(string? version) => string.CompareOrdinal(version, FirstWithout) > 0;

    private Task UnknownMethodAsync(HttpContext context, JsonElement message, string method)
    {
        bad.Report(context, StatusCodes.Status404NotFound, method);
        if (IdOf(message) is not { } id) return AcceptAsync(context);
        var status = string.CompareOrdinal(context.Request.Headers[VersionHeader], FirstWithout) >= 0 ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return AnswerAsync(context, status, McpErrorCode.MethodNotFound, Text.Say("message_method", Similar.Shorten(method)), id);
    }

    private Task UnknownToolAsync(HttpContext context, JsonElement message, string tool)
    {
        ApiTelemetry.ToolCalled(ToolTelemetry.UnknownTool, "unknown_tool", TimeSpan.Zero);
        bad.Report(context, StatusCodes.Status200OK, tool);
        var text = Similar.Nearest(tool, names.Tools) is { } near ? Text.Say("message_tool_near", Similar.Shorten(tool), near) : Text.Say("message_tool", Similar.Shorten(tool));
        return AnswerAsync(context, StatusCodes.Status200OK, McpErrorCode.InvalidParams, text, IdOf(message));
    }

    private Task UnknownPromptAsync(HttpContext context, JsonElement message, string prompt)
    {
        bad.Report(context, StatusCodes.Status200OK, prompt);
        return AnswerAsync(context, StatusCodes.Status200OK, McpErrorCode.InvalidParams, Text.Say("message_prompt", Similar.Shorten(prompt)), IdOf(message));
    }

    private static Task AcceptAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        return Task.CompletedTask;
    }

    private Task RefuseAsync(HttpContext context, int status, string text, params object?[] values)
    {
        bad.Report(context, status);
        return AnswerAsync(context, status, McpErrorCode.InvalidRequest, Text.Say(text, values), null);
    }

    private static Task AnswerAsync(HttpContext context, int status, McpErrorCode code, string text, JsonNode? id)
    {
        context.Response.StatusCode = status;
        var error = new JsonObject { ["code"] = (int)code, ["message"] = text };
        return context.Response.WriteAsJsonAsync(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["error"] = error }, ReplyJson.Options, context.RequestAborted);
    }

    private static JsonNode? IdOf(JsonElement message) => MemberOf(message, "id") is { ValueKind: not JsonValueKind.Undefined and not JsonValueKind.Null } id ? JsonSerializer.SerializeToNode(id) : null;

    // Undefined where there is none.
    private static JsonElement MemberOf(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : default;

    private static string? TextIn(JsonElement json, string name) => MemberOf(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>Null for what is no object, or one that is too deep, has too many keys or one of them twice.</summary>
    private static JsonDocument? TryParse(ReadOnlyMemory<byte> json)
    {
        try
        {
            if (KeysIn(json.Span) > MostKeys) return null;
            var parsed = JsonDocument.Parse(json, Strict);
            if (parsed.RootElement.ValueKind == JsonValueKind.Object) return parsed;
            parsed.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static int KeysIn(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Deepest });
        var keys = 0;
        while (reader.Read())
            if (reader.TokenType == JsonTokenType.PropertyName) keys++;
        return keys;
    }
}

/// <summary>Names that this server answers to.</summary>
internal sealed class KnownNames(IEnumerable<McpServerTool> tools, IEnumerable<McpServerPrompt> prompts)
{
    private static readonly HashSet<string> Methods =
        [.. new[] { typeof(RequestMethods), typeof(NotificationMethods) }.SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => field.GetRawConstantValue()).OfType<string>()];

    public HashSet<string> Tools { get; } = [.. tools.Select(tool => tool.ProtocolTool.Name)];

    public HashSet<string> Prompts { get; } = [.. prompts.Select(prompt => prompt.ProtocolPrompt.Name)];

    public static bool HasMethod(string method) => Methods.Contains(method);
}
