using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace Oig.Cli.Commands;

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
