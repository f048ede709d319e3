using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using ModelContextProtocol.Client;
using Oig.Cli.Connection;
using Oig.Cli.Output;

namespace Oig.Cli.Commands;

/// <summary>The one command: call the named tool, or list the tools.</summary>
internal sealed class ToolCommand : RootCommand
{
    private const string List = "list";

    private readonly Terminal _terminal;
    private readonly Argument<string> _tool = new("TOOL") { Description = $"The tool to call, or {List} to see the server's tools." };
    private readonly ServerOptions _server = new();
    private readonly CredentialOptions _credentials = new();
    private readonly ArgumentOptions _arguments = new();

    public ToolCommand(Terminal terminal) : base("Calls one tool of the OIG Battery Box server and prints its result as JSON.")
    {
        _terminal = terminal;
        HelpName = "dotnet run --project src/Cli --";
        Directives.Clear();
        _tool.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: ['-', ..] }])
                result.AddError("The tool is missing.");
        });
        Add(_tool);
        foreach (var option in _arguments.All.Concat(_credentials.All).Concat(_server.All))
        {
            option.Validators.Add(RequireValue);
            Add(option);
        }
        Options.OfType<HelpOption>().Single().Action = new HelpWithExamples();
        SetAction(RunAsync);
    }

    // An unset variable in a script makes the next option the value: --password $UNSET --actions.
    private void RequireValue(OptionResult given)
    {
        if (given.Tokens.Any(token => Options.Any(option => option.Name == token.Value)))
            given.AddError($"{given.Option.Name} needs a value.");
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
        var headers = Headers(parsed, url, listing: tool is List);
        await using var client = await ServerConnection.OpenAsync(url, headers, _server.Timeout(parsed), token);
        var tools = await client.ListToolsAsync(cancellationToken: token);
        return tool is List
            ? Show(tools)
            : await new ToolCall(_terminal, tool, arguments, _server.Actions(parsed)).RunAsync(tools, token);
    }

    private Dictionary<string, string> Headers(ParseResult parsed, Uri url, bool listing)
    {
        var headers = _server.Headers(parsed);
        // Listing needs no credentials, so nobody has to give any for it.
        if (listing && !_credentials.AreGiven(parsed))
            return headers;

        foreach (var (name, value) in _credentials.Headers(parsed, url, _terminal))
            headers.Add(name, value);
        return headers;
    }

    private int Show(IList<McpClientTool> tools)
    {
        foreach (var line in ToolTable.Lines(tools))
            _terminal.Output.WriteLine(line);
        return ExitCode.Ok;
    }
}
