using System.ComponentModel;
using System.Text;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Oig.Api.Replies;
using Oig.Api.Tools;

namespace Oig.Api.Guide;

/// <summary>Resources: the live readings of a box, the table of what can be changed, the glossary.</summary>
[McpServerResourceType]
internal sealed class Resources
{
    public const string Box = "battery://box/{id}";
    private const string Readings = "get_basic_data";

    /// <summary>The same way as a call of the tool: refusals are noted, failures are told.</summary>
    [McpServerResource(UriTemplate = Box, Name = "box", Title = "Battery box / Bateriový box", MimeType = "application/json")]
    [Description("Live readings of one box, as get_basic_data gives them.")]
    public static async Task<string> BoxAsync(
        RequestContext<ReadResourceRequestParams> request, IEnumerable<McpServerTool> tools, ReplyWriter writer, string id, CancellationToken cancellation)
    {
        var call = new RequestContext<CallToolRequestParams>(request.Server, request.JsonRpcRequest, new()
        {
            Name = Readings,
            Arguments = new Dictionary<string, JsonElement> { ["box_id"] = JsonSerializer.SerializeToElement(id) },
        })
        {
            Services = request.Services,
            MatchedPrimitive = tools.Single(tool => tool.ProtocolTool.Name == Readings),
        };
        var reply = await Pipeline.CallAsync(call, cancellation);
        if (reply.IsError) throw Failed(reply);
        return writer.Write(reply).Text;
    }

    [McpServerResource(UriTemplate = "battery://control", Name = "control", Title = "What can be changed / Co lze změnit", MimeType = "text/markdown")]
    [Description("The settings that tools can change, with their arguments.")]
    public static string Control(IEnumerable<McpServerTool> tools)
    {
        var table = new StringBuilder("| tool | what it changes | arguments |\n|---|---|---|\n");
        foreach (var tool in tools.Select(tool => tool.ProtocolTool).Where(tool => tool.Annotations?.ReadOnlyHint != true).OrderBy(tool => tool.Name, StringComparer.Ordinal))
            table.Append("| `").Append(tool.Name).Append("` | ").Append(Cell(tool.Description)).Append(" | ").Append(Arguments(tool)).Append(" |\n");
        return table.ToString();
    }

    [McpServerResource(UriTemplate = "battery://glossary", Name = "glossary", Title = "Glossary / Slovníček", MimeType = "text/markdown")]
    [Description("Modes and terms of the battery box, English and Czech.")]
    public static string Glossary() => GlossaryText.Markdown;

    private static McpProtocolException Failed(Reply reply) => new(
        $"{reply.Code}: {reply.Message}", reply.Code is "unknown_box" or "invalid_argument" ? McpErrorCode.ResourceNotFound : McpErrorCode.InternalError);

    private static string Arguments(Tool tool) =>
        string.Join(", ", tool.InputSchema.GetProperty("properties").EnumerateObject().Select(argument => $"`{argument.Name}`"));

    private static string Cell(string? text) => (text ?? "").Replace("|", "/", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
