using System.CommandLine;
using System.Threading.Channels;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Oig.Cli.Connection;

namespace Oig.Cli.Commands;

/// <summary>
/// <c>oig bridge</c>: an MCP server on stdin and stdout that hands every message on to the HTTP server, and its answers back, so that clients
/// that only start programs reach it without a password on a command line. Messages pass as they are: what the two agree on is theirs.
/// </summary>
internal sealed class BridgeCommand : Command
{
    private readonly Terminal _terminal;
    private readonly ServerOptions _server = new();
    private readonly CredentialOptions _credentials;

    public BridgeCommand(Terminal terminal)
        : base("bridge", "Serves MCP on stdin and stdout, for clients that start programs, and forwards it to the server.")
    {
        _terminal = terminal;
        _credentials = new(terminal);
        foreach (var option in _credentials.All.Concat(_server.All)) this.AddStrict(option);
        SetAction(RunAsync);
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken interrupted)
    {
        var url = _server.Url(parsed);
        return new Attempt(_terminal, url, Timeout.InfiniteTimeSpan).RunAsync(token => WorkAsync(parsed, url, token), interrupted);
    }

    private async Task<int> WorkAsync(ParseResult parsed, Uri url, CancellationToken token)
    {
        var access = _credentials.Access(parsed, url, _server.Actions(parsed));
        Task<ITransport> OpenAsync() => ServerConnection.Transport(url, access, _server.Timeout(parsed)).ConnectAsync(token);
        await using var client = new StdioServerTransport("oig");
        ITransport? server = null;
        await foreach (var message in client.MessageReader.ReadAllAsync(token))
        {
            // A client that falls back to an older revision begins anew; the connection remembers the revision it began with.
            if (server is null || message is JsonRpcRequest { Method: RequestMethods.Initialize })
            {
                if (server is not null) await server.DisposeAsync();
                server = await OpenAsync();
                _ = PumpAsync(server.MessageReader, client, token);
            }

            _ = ForwardAsync(message, server, client, url, token);
        }

        if (server is not null) await server.DisposeAsync();
        return ExitCode.Ok;
    }

    private static async Task PumpAsync(ChannelReader<JsonRpcMessage> from, StdioServerTransport to, CancellationToken token)
    {
        await foreach (var message in from.ReadAllAsync(token)) await to.SendMessageAsync(message, token);
    }

    // A server that is away is told of in the answer; the client may ask again later.
    private static async Task ForwardAsync(JsonRpcMessage message, ITransport server, StdioServerTransport client, Uri url, CancellationToken token)
    {
        try
        {
            await server.SendMessageAsync(message, token);
        }
        catch (Exception failure) when (!token.IsCancellationRequested)
        {
            if (message is not JsonRpcRequest request) return;
            await client.SendMessageAsync(
                new JsonRpcError { Id = request.Id, Error = new() { Code = -32000, Message = OneLine.Of(UnusableServer.Reason(url, failure)) } }, token);
        }
    }
}
