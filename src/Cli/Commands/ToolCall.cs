using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Oig.Cli.Arguments;
using Oig.Cli.Output;

namespace Oig.Cli.Commands;

/// <summary>Calls one of the server's tools and prints what it answers.</summary>
internal sealed class ToolCall(Terminal terminal, string name, IReadOnlyList<ToolArgument> arguments, bool actions)
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
