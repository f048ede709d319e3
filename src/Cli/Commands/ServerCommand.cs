using System.CommandLine;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using Oig.Cli.Connection;
using Oig.Cli.Output;

namespace Oig.Cli.Commands;

/// <summary>A command that asks the server's tools: with options for the server and for who is asking.</summary>
internal abstract class ServerCommand : Command
{
    private readonly ServerOptions _server = new();
    private readonly CredentialOptions _credentials;

    protected ServerCommand(string name, string description, Terminal terminal)
        : base(name, description)
    {
        Terminal = terminal;
        _credentials = new(terminal);
        foreach (var option in _credentials.All.Concat(_server.All)) this.AddStrict(option);
        SetAction(RunAsync);
    }

    protected Terminal Terminal { get; }

    /// <summary>Whether the command ends only when it is told to, so that no time limit applies to it as a whole.</summary>
    protected virtual bool IsLasting => false;

    /// <summary>The command's own part; gives its exit code.</summary>
    protected abstract Task<int> WorkAsync(ParseResult parsed, Func<CancellationToken, Task<McpClient>> open, CancellationToken token);

    /// <summary>What a tool answered as JSON, and why it failed, null when it did not.</summary>
    protected static async Task<(JsonElement Answer, string? Failure)> AskAsync(McpClient client, string tool, Dictionary<string, object?> arguments, CancellationToken token)
    {
        try
        {
            var result = await client.CallToolAsync(tool, arguments, cancellationToken: token);
            var json = ResultJson.Of(result);
            return (json, ToolError.Of(result, json));
        }
        catch (McpProtocolException refusal)
        {
            // A server of another version may not have the tool.
            return (default, refusal.Message);
        }
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken interrupted)
    {
        var url = _server.Url(parsed);
        var timeout = _server.Timeout(parsed);
        return new Attempt(Terminal, url, IsLasting ? Timeout.InfiniteTimeSpan : timeout).RunAsync(
            token => WorkAsync(parsed, cancellation => ServerConnection.OpenAsync(url, _credentials.Access(parsed, url, _server.Actions(parsed)), timeout, cancellation), token), interrupted);
    }
}
