using System.CommandLine;
using System.CommandLine.Invocation;
using Oig.Cli.Output;

namespace Oig.Cli.Commands;

/// <summary>The whole program, apart from the process around it.</summary>
internal static class CommandLine
{
    // A password that starts with @ is a password, not the name of a response file.
    private static readonly ParserConfiguration Plain = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    /// <summary>Carries out the command line and gives the <see cref="ExitCode"/>.</summary>
    public static Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken interrupted = default)
    {
        var parsed = new ToolCommand(terminal).Parse(arguments, Plain);
        if (parsed.Action is ParseErrorAction)
            return Task.FromResult(terminal.Fail(ExitCode.Usage, $"{ParseProblem.Of(parsed)} See --help."));

        return parsed.InvokeAsync(
            new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false },
            interrupted);
    }
}
