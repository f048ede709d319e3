using System.CommandLine;
using System.CommandLine.Help;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Oig.Cli.Connection;
using Oig.Cli.Output;

namespace Oig.Cli.Commands;

/// <summary>The program's own command: call the named tool, or list the tools. The other commands stand below it.</summary>
internal sealed class ToolCommand : RootCommand
{
    private const string List = "list";

    private readonly Terminal _terminal;
    private readonly Argument<string> _tool = new("TOOL") { Description = $"The tool to call, or {List} to see the server's tools." };
    private readonly ServerOptions _server = new();
    private readonly CredentialOptions _credentials;
    private readonly ArgumentOptions _arguments = new();

    public ToolCommand(Terminal terminal) : base("Calls one tool of the OIG Battery Box server and prints its result as JSON.")
    {
        _terminal = terminal;
        _credentials = new(terminal);
        HelpName = "oig";
        Directives.Clear();
        _tool.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: ['-', ..] }])
                result.AddError("The tool is missing.");
        });
        Add(_tool);
        foreach (var option in _arguments.All.Concat(_credentials.All).Concat(_server.All)) this.AddStrict(option);
        Options.OfType<HelpOption>().Single().Action = new HelpWithExamples();
        Add(new ConnectCommand(terminal));
        Add(new WatchCommand(terminal));
        Add(new HistoryCommand(terminal));
        Add(new PlanCommand(terminal));
        Add(new BridgeCommand(terminal));
        Add(new LoginCommand(terminal));
        Add(new LogoutCommand(terminal));
        SetAction(RunAsync);
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken interrupted)
    {
        var url = _server.Url(parsed);
        return new Attempt(_terminal, url, _server.Timeout(parsed)).RunAsync(token => WorkAsync(parsed, url, token), interrupted);
    }

    private async Task<int> WorkAsync(ParseResult parsed, Uri url, CancellationToken token)
    {
        var tool = parsed.GetRequiredValue(_tool);
        var arguments = _arguments.Given(parsed, tool);
        var access = Access(parsed, url, listing: tool is List);
        await using var client = await ServerConnection.OpenAsync(url, access, _server.Timeout(parsed), token);
        var tools = await client.ListToolsAsync(cancellationToken: token);
        return tool is List
            ? Show(tools)
            : await new ToolRun(_terminal, tool, arguments, _server.Actions(parsed)).RunAsync(tools, token);
    }

    // Listing needs no credentials where nobody can sign in, so nobody has to give any for it.
    private Access Access(ParseResult parsed, Uri url, bool listing) => listing && !_credentials.AreKnown(parsed) && _credentials.SignIn(parsed, url) is null
        ? Connection.Access.By([], _server.Actions(parsed))
        : _credentials.Access(parsed, url, _server.Actions(parsed));

    private int Show(IList<McpClientTool> tools)
    {
        foreach (var line in ToolTable.Lines(tools))
            _terminal.Output.WriteLine(line);
        return ExitCode.Ok;
    }
}

/// <summary>Calls one of the server's tools and prints what it answers.</summary>
internal sealed class ToolRun(Terminal terminal, string name, IReadOnlyList<ToolArgument> arguments, bool actions)
{
    public async Task<int> RunAsync(IList<McpClientTool> tools, CancellationToken token)
    {
        var tool = tools.FirstOrDefault(tool => tool.Name == name) ?? throw Unknown(tools);
        var values = arguments.ToDictionary(argument => argument.Name, argument => (object?)argument.Value(tool.JsonSchema));
        try
        {
            return Report(await tool.CallAsync(values, cancellationToken: token));
        }
        catch (McpProtocolException refusal)
        {
            return Failed(refusal.Message);
        }
    }

    private int Report(CallToolResult result)
    {
        var json = ResultJson.Of(result);
        terminal.Output.WriteLine(ResultJson.Text(json));
        return ToolError.Of(result, json) is { } reason ? Failed(reason) : ExitCode.Ok;
    }

    private int Failed(string reason) => terminal.Fail(ExitCode.ToolError, $"{name} failed: {reason}");

    // The name itself is not repeated: an unquoted password with a space ends up in its place.
    private UsageException Unknown(IList<McpClientTool> tools)
    {
        var known = string.Join(", ", tools.Select(tool => tool.Name).Order(StringComparer.Ordinal));
        var hint = actions ? "" : " Tools that change something may show only with --actions.";
        return new UsageException($"The server has no such tool. It has: {known}.{hint}");
    }
}
