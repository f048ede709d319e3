using System.Reflection;
using ModelContextProtocol.Protocol;

namespace Oig.Api.Tools;

/// <summary>How the server introduces itself to MCP clients.</summary>
internal static class ServerDescription
{
    // A battery with a sun, drawn here so that no client has to fetch anything; base64, since bare SVG is no valid URI, and short, since it comes with every answer.
    private static readonly string Picture = "data:image/svg+xml;base64," + Convert.ToBase64String(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M3 9h16v11H3zm16 3h2v5h-2z" fill="#284"/><circle cx="17" cy="5" r="3" fill="#fb0"/></svg>
        """u8);

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
