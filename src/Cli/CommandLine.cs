using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using Oig.Cli.Commands;

namespace Oig.Cli;

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

/// <summary>Names what is wrong with a command line, without repeating a value: it could be a mistyped password.</summary>
internal static partial class ParseProblem
{
    public static string Of(ParseResult parsed)
    {
        if (Stray(parsed).FirstOrDefault(token => token.StartsWith('-')) is { } option)
            return LongOption().Match(option) is { Success: true } name ? $"There is no option {name}." : "There is no such option.";
        if (parsed.Errors.FirstOrDefault(error => error.SymbolResult is OptionResult) is { } wrong)
            return wrong.Message;
        if (parsed.UnmatchedTokens.Count > 0)
            return "Only one tool can be named; a value with spaces needs quotes.";
        return parsed.Errors[0].Message;
    }

    // The parser takes an unknown option in front of the tool for the tool itself.
    private static IEnumerable<string> Stray(ParseResult parsed) =>
        parsed.CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(argument => argument.Tokens)
            .Select(token => token.Value)
            .Concat(parsed.UnmatchedTokens);

    [GeneratedRegex("^--[a-z-]+(?=[=:]|$)")]
    private static partial Regex LongOption();
}
