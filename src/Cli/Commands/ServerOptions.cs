using System.CommandLine;
using Oig.Cli.Connection;

namespace Oig.Cli.Commands;

/// <summary>The options that say which server is spoken to, and how.</summary>
internal sealed class ServerOptions
{
    private readonly Option<Uri> _url = new("--url")
    {
        Description = "The server's MCP address.",
        HelpName = "URL",
        CustomParser = Value.Parsed(ServerAddress.Parse),
        DefaultValueFactory = _ => ServerAddress.Default,
    };

    private readonly Option<bool> _actions = new("--actions") { Description = "Allow tools that change something." };

    private readonly Option<TimeSpan?> _timeout = new("--timeout")
    {
        Description = "How long to wait for the answer. [default: 60]",
        HelpName = "SECONDS",
        CustomParser = Value.Parsed<TimeSpan?>(text => Value.Seconds(text)),
    };

    public IEnumerable<Option> All => [_actions, _url, _timeout];

    public Uri Url(ParseResult parsed) => parsed.GetRequiredValue(_url);

    public bool Actions(ParseResult parsed) => parsed.GetValue(_actions);

    public TimeSpan Timeout(ParseResult parsed) => parsed.GetValue(_timeout) ?? TimeSpan.FromMinutes(1);

    public Dictionary<string, string> Headers(ParseResult parsed) =>
        Actions(parsed) ? new() { ["X-OIG-Readonly-Access"] = "false" } : [];
}
