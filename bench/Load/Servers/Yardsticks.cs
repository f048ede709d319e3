using System.Text.Json;
using ModelContextProtocol.AspNetCore;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Oig.Load.Servers;

/// <summary>What the same answer costs without this server: from Kestrel alone, from the MCP server of the SDK alone, and by way of the portal.</summary>
internal static class Yardsticks
{
    public static async Task RunAsync(string kind, string url, byte[] answer, Uri? portal)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls(url);
        if (kind == "mcp") builder.Services.AddMcpServer().WithHttpTransport(http => http.SessionMode = HttpServerSessionMode.Stateless).WithTools([Tool(answer)]);
        var app = builder.Build();
        app.MapGet("/health/ready", () => "ready");
        if (kind == "mcp") app.MapMcp("/mcp");
        else app.MapPost("/mcp", portal is null ? context => WriteAsync(context, answer) : new Relay(new(portal), answer).AnswerAsync);
        await app.RunAsync();
    }

    private static async Task WriteAsync(HttpContext context, byte[] answer)
    {
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        context.Response.ContentType = "text/event-stream";
        await context.Response.Body.WriteAsync(answer, context.RequestAborted);
    }

    // The result is made once; each request pays for the SDK's own work only.
    private static McpServerTool Tool(byte[] answer)
    {
        var text = System.Text.Encoding.UTF8.GetString(answer);
        var result = JsonElement.Parse(text[text.IndexOf('{', StringComparison.Ordinal)..]).GetProperty("result");
        var content = result.GetProperty("structuredContent");
        var made = new CallToolResult { Content = [new TextContentBlock { Text = content.GetRawText() }], StructuredContent = content };
        return McpServerTool.Create(() => made, new() { Name = "get_basic_data" });
    }
}
