using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Oig.Api.Pages;

/// <summary>Where a client takes e-mail and password from.</summary>
internal enum SecretSource
{
    /// <summary>From <c>OIG_EMAIL</c> and <c>OIG_PASSWORD</c> in the environment it was started in.</summary>
    Environment,

    /// <summary>The client asks, and keeps the answer.</summary>
    Asked,

    /// <summary>From the system's keyring, by <c>oig bridge</c>.</summary>
    Keyring,

    /// <summary>The owner signs in on a page of the server.</summary>
    SignIn,
}

/// <summary>
/// How to connect one client: what to copy, the file it belongs into, and a link that installs it; null where there is none. <c>Text</c> names
/// a text of the page.
/// </summary>
internal sealed record ClientSnippet(string Id, string Name, SecretSource Secret, string? File = null, string? Code = null, string? Link = null)
{
    public string Text { get; init; } = Id;
}

/// <summary>What connects each client to a server; a password stands in none of it. The command-line client, which is built with this file, writes the same.</summary>
internal static class ClientSnippets
{
    /// <summary>What makes the environment, without the password in the shell's history.</summary>
    public const string Environment = "export OIG_EMAIL=you@example.com\nread -rs OIG_PASSWORD && export OIG_PASSWORD";

    // Shown to people; what goes into a page is encoded there.
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, IndentSize = 2, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly object[] Questions =
    [
        new { type = "promptString", id = "oig-email", description = "OIG portal e-mail" },
        new { type = "promptString", id = "oig-password", description = "OIG portal password", password = true },
    ];

    /// <summary>All clients, for the server at this address; the e-mail is only written where a client cannot ask for it.</summary>
    public static IEnumerable<ClientSnippet> For(string mcp, bool signIn, string email = "you@example.com") =>
    [
        new("claude-code", "Claude Code", SecretSource.Environment, ".mcp.json", Json(new { mcpServers = Named(Http(mcp, "${OIG_EMAIL}", "${OIG_PASSWORD}")) })),
        new("claude-desktop", "Claude Desktop", SecretSource.Keyring, "{settings}/Claude/claude_desktop_config.json", Json(new { mcpServers = Named(new
        {
            command = "oig",
            args = new[] { "bridge", "--url", mcp },
            env = new { OIG_EMAIL = email },
        }) })),
        new("web", "claude.ai, ChatGPT", SecretSource.SignIn, Code: signIn ? mcp : null) { Text = signIn ? "web" : "web_off" },
        new("vscode", "VS Code", SecretSource.Asked, ".vscode/mcp.json", Json(new { inputs = Questions, servers = Named(Http(mcp, AskedEmail, AskedPassword)) }), VisualStudioCodeLink(mcp)),
        new("cursor", "Cursor", SecretSource.Environment, "~/.cursor/mcp.json", Json(new { mcpServers = Named(Cursor(mcp)) }), CursorLink(mcp)),
        new("codex", "Codex", SecretSource.Environment, "~/.codex/config.toml", $$"""
            [mcp_servers.battery]
            url = "{{mcp}}"
            env_http_headers = { "X-OIG-Email" = "OIG_EMAIL", "X-OIG-Password" = "OIG_PASSWORD" }
            """),
        new("gemini", "Gemini CLI", SecretSource.Environment, "~/.gemini/settings.json",
            Json(new { mcpServers = Named(new { httpUrl = mcp, headers = Headers("$OIG_EMAIL", "$OIG_PASSWORD") }) })),
        new("opencode", "opencode", SecretSource.Environment, "opencode.json",
            Json(new { mcp = Named(new { type = "remote", url = mcp, headers = Headers("{env:OIG_EMAIL}", "{env:OIG_PASSWORD}") }) })),
        new("inspector", "MCP Inspector", SecretSource.Asked, Code: $"npx @modelcontextprotocol/inspector --transport http --server-url {mcp}"),
    ];

    /// <summary>What the program oig does with the server at this address.</summary>
    public static string CommandLine(string mcp) => $"""
        oig watch --url {mcp}
        oig history --period day --url {mcp}
        oig plan plan.json --url {mcp}
        """;

    private const string AskedEmail = "${input:oig-email}";
    private const string AskedPassword = "${input:oig-password}";

    private static Dictionary<string, object> Named(object server) => new() { ["battery"] = server };

    private static Dictionary<string, string> Headers(string email, string password) => new() { ["X-OIG-Email"] = email, ["X-OIG-Password"] = password };

    private static object Http(string mcp, string email, string password) => new { type = "http", url = mcp, headers = Headers(email, password) };

    private static object Cursor(string mcp) => new { url = mcp, headers = Headers("${env:OIG_EMAIL}", "${env:OIG_PASSWORD}") };

    private static string VisualStudioCodeLink(string mcp)
    {
        var server = new { name = "battery", inputs = Questions, type = "http", url = mcp, headers = Headers(AskedEmail, AskedPassword) };
        return $"vscode:mcp/install?{Uri.EscapeDataString(JsonSerializer.Serialize(server))}";
    }

    private static string CursorLink(string mcp)
    {
        var server = Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(Cursor(mcp))));
        return $"cursor://anysphere.cursor-deeplink/mcp/install?name=battery&config={Uri.EscapeDataString(server)}";
    }

    private static string Json(object value) => JsonSerializer.Serialize(value, Pretty);
}
