using System.Reflection;
using ModelContextProtocol.Protocol;

namespace Oig.Api.Tools;

/// <summary>How the server introduces itself to MCP clients.</summary>
internal static class ServerDescription
{
    // A battery with a sun, drawn here so that no client has to fetch anything.
    private const string Picture =
        "data:image/svg+xml;utf8,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%3E%3Crect x='3' y='9' width='16' height='11' rx='2' "
        + "fill='%232f7d4f'/%3E%3Crect x='19' y='12' width='2' height='5' fill='%232f7d4f'/%3E%3Ccircle cx='17' cy='5' r='3' fill='%23f2b705'/%3E%3C/svg%3E";

    public static readonly Implementation Info = new()
    {
        Name = "oig-cloud-mcp",
        Title = "ČEZ / OIG Battery Box",
        Description = "Reads and, where allowed, steers a home battery with solar panels.",
        Version = Assembly.GetExecutingAssembly().GetName().Version?.ToString(3) ?? "0.0.0",
        Icons = [new Icon { Source = Picture, MimeType = "image/svg+xml", Sizes = ["any"] }],
    };

    /// <summary>The same with the address of this server's own page.</summary>
    public static Implementation At(HttpRequest request) => new()
    {
        Name = Info.Name,
        Title = Info.Title,
        Description = Info.Description,
        Version = Info.Version,
        Icons = Info.Icons,
        WebsiteUrl = $"{request.Scheme}://{request.Host}/",
    };
}
