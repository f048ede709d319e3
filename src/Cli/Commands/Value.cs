using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Oig.Cli.Commands;

/// <summary>Reads option values. What cannot be read is a <see cref="UsageException"/> that does not repeat the value.</summary>
internal static class Value
{
    private const double DaySeconds = 86_400;

    /// <summary>Adds an option whose value is no name of another one. An unset variable in a script makes it that: --password $UNSET --actions.</summary>
    public static void AddStrict(this Command command, Option option)
    {
        option.Validators.Add(given =>
        {
            if (given.Tokens.Any(token => command.Options.Any(other => other.Name == token.Value)))
                given.AddError($"{given.Option.Name} needs a value.");
        });
        command.Add(option);
    }

    /// <summary>Hangs a reader of text into the parser of the command line.</summary>
    public static Func<ArgumentResult, T?> Parsed<T>(Func<string, T> read) => result => Read(result, result.Tokens[0].Value, read);

    /// <summary>Reads one text; a <see cref="UsageException"/> becomes an error of the parser, and the value its default.</summary>
    public static T? Read<T>(ArgumentResult result, string text, Func<string, T> read)
    {
        try
        {
            return read(text);
        }
        catch (UsageException problem)
        {
            result.AddError(problem.Message);
            return default;
        }
    }

    public static TimeSpan Seconds(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0.001 and <= DaySeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw new UsageException("--timeout takes a number of seconds, such as 60.");

    /// <summary>Reads a calendar day and gives it back as text, the way the server wants it.</summary>
    public static Func<string, string> Date(string option) => text =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? text
            : throw new UsageException($"{option} takes a date as YYYY-MM-DD, such as 2026-05-31.");

    public static string Watts(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var watts)
            ? watts.ToString(CultureInfo.InvariantCulture)
            : throw new UsageException("--limit takes whole watts, such as 3000.");
}
