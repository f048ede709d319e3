using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Oig.Api.Hosting;

/// <summary>
/// A log record as one line on the console, no longer than 8 kB: what strangers send ends up in messages and exceptions, and must neither
/// begin a line of its own nor steer a terminal.
/// </summary>
internal sealed class LogLine(IOptionsMonitor<ConsoleFormatterOptions> options) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "line";

    private const int Longest = 8 * 1024;

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var (settings, line) = (options.CurrentValue, new StringBuilder());
        var now = settings.UseUtcTimestamp ? DateTimeOffset.UtcNow : DateTimeOffset.Now;
        if (settings.TimestampFormat is { } format) line.Append(now.ToString(format, System.Globalization.CultureInfo.InvariantCulture));
        line.Append(NameOf(logEntry.LogLevel)).Append(": ").Append(logEntry.Category).Append('[').Append(logEntry.EventId.Id).Append("] ");
        Append(line, logEntry.Formatter(logEntry.State, logEntry.Exception));
        if (settings.IncludeScopes) scopeProvider?.ForEachScope((scope, text) => Append(text, $" => {scope}"), line);
        if (logEntry.Exception is { } exception) Append(line, $" {Told(exception)}");
        textWriter.WriteLine(line);
    }

    // Parts that are cut off while they start complain at length of what was asked for.
    private static string Told(Exception exception) =>
        StopDuringStart.IsHeard ? $"{exception.GetType().Name}: {exception.Message}" : exception.ToString();

    private static void Append(StringBuilder line, string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= Longest)
            {
                line.Append('…');
                return;
            }

            if (rune.Value == '\n') line.Append(' ');
            else if (Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format) Escape(line, rune);
            else line.Append(rune.ToString());
        }
    }

    private static void Escape(StringBuilder line, Rune rune)
    {
        if (rune.Value != '\r') line.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
    }

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}
