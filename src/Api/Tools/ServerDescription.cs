using System.Reflection;
using ModelContextProtocol.Protocol;

namespace Oig.Api.Tools;

/// <summary>How the server introduces itself to MCP clients.</summary>
internal static class ServerDescription
{
    public static readonly Implementation Info = new()
    {
        Name = "oig-cloud-mcp",
        Title = "ČEZ / OIG Battery Box",
        Version = Assembly.GetExecutingAssembly().GetName().Version?.ToString(3) ?? "0.0.0",
    };
}
