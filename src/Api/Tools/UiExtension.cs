using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Oig.Api.Tools;

/// <summary>
/// MCP Apps: tools name a view, a resource with HTML, that a host shows beside their answer. Clients that do not say that they can
/// see nothing of it.
/// </summary>
internal static class UiExtension
{
    /// <summary>Name of the extension.</summary>
    public const string Name = "io.modelcontextprotocol/ui";

    /// <summary>Media type of views.</summary>
    public const string MimeType = "text/html;profile=mcp-app";

    /// <summary>Address of the energy view.</summary>
    public const string EnergyView = "ui://oig/energy";

    /// <summary>Key in <c>_meta</c> of a tool.</summary>
    public const string Meta = "ui";

    /// <summary><c>_meta</c> of a tool whose answer the energy view shows.</summary>
    public const string ShownAsEnergy = $$"""{"resourceUri":"{{EnergyView}}"}""";

    /// <summary><c>_meta</c> of a tool that only the energy view calls.</summary>
    public const string ForEnergyView = $$"""{"resourceUri":"{{EnergyView}}","visibility":["app"]}""";

    /// <summary>Around tools/list: hides what is of no use to this client.</summary>
    public static McpRequestHandler<ListToolsRequestParams, ListToolsResult> WrapList(McpRequestHandler<ListToolsRequestParams, ListToolsResult> next) =>
        async (request, cancellation) =>
        {
            var listed = await next(request, cancellation);
            var client = request.Server.ClientCapabilities;
            if (client?.Extensions?.ContainsKey(Name) == true) return listed;
            // Before 2026-07-28 a stateless server does not know what the client can: only what a model might call in vain is hidden then.
            listed.Tools = [.. listed.Tools.Where(tool => !IsForViews(tool)).Select(tool => client is null ? tool : WithoutView(tool))];
            return listed;
        };

    private static bool IsForViews(Tool tool) => tool.Meta?[Meta]?["visibility"] is JsonArray places && places.All(place => (string?)place == "app");

    private static Tool WithoutView(Tool tool) => tool.Meta?[Meta] is null ? tool : new()
    {
        Name = tool.Name,
        Title = tool.Title,
        Description = tool.Description,
        InputSchema = tool.InputSchema,
        OutputSchema = tool.OutputSchema,
        Annotations = tool.Annotations,
        Icons = tool.Icons,
    };
}
