using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ModelContextProtocol.Client;

namespace Oig.Cli.Commands;

/// <summary><c>oig history</c>: energies of days, weeks, months or years as a table, from the tool <c>get_energy_history</c>.</summary>
internal sealed class HistoryCommand : ServerCommand
{
    private readonly Option<string?> _period = new("--period") { Description = "day, week, month or year.", HelpName = "PERIOD" };
    private readonly Option<string?> _from = new("--from") { Description = "First day.", HelpName = "YYYY-MM-DD", CustomParser = Value.Parsed<string?>(Value.Date("--from")) };
    private readonly Option<string?> _to = new("--to") { Description = "Last day.", HelpName = "YYYY-MM-DD", CustomParser = Value.Parsed<string?>(Value.Date("--to")) };
    private readonly Option<string?> _box = new("--box") { Description = "The box, for accounts with several.", HelpName = "ID" };

    public HistoryCommand(Terminal terminal)
        : base("history", "Shows energies of the past as a table.", terminal)
    {
        foreach (var option in new Option[] { _period, _from, _to, _box }) this.AddStrict(option);
    }

    protected override async Task<int> WorkAsync(ParseResult parsed, Func<CancellationToken, Task<McpClient>> open, CancellationToken token)
    {
        await using var client = await open(token);
        var (answer, failure) = await AskAsync(client, "get_energy_history", Given(parsed), token);
        if (failure is not null) return Terminal.Fail(ExitCode.ToolError, failure);
        var data = answer.GetProperty("data");
        foreach (var line in Table(data)) Terminal.Output.WriteLine(line);
        foreach (var doubt in Doubts(data)) Terminal.Warn(doubt);
        return ExitCode.Ok;
    }

    // A table looks surer than it is.
    private static IEnumerable<string> Doubts(JsonElement data)
    {
        if (data.TryGetProperty("gaps", out var gaps) && gaps.GetArrayLength() is > 0 and var days) yield return $"{days} days without data, or with a part of it, are not counted.";
        if (data.TryGetProperty("complete", out var complete) && complete.ValueKind == JsonValueKind.False) yield return "not all days could be read in time; run it again.";
        if (data.TryGetProperty("note", out var note) && note.ValueKind == JsonValueKind.String) yield return note.GetString()!;
    }

    private Dictionary<string, object?> Given(ParseResult parsed)
    {
        (string Name, Option<string?> Option)[] given = [("period", _period), ("start_date", _from), ("end_date", _to), ("box_id", _box)];
        return given.Where(one => parsed.GetValue(one.Option) is not null).ToDictionary(one => one.Name, one => (object?)parsed.GetValue(one.Option));
    }

    // Columns and rows as the tool has them; what is not known is a dash, never 0.
    private static IEnumerable<string> Table(JsonElement data)
    {
        string[][] lines =
        [
            [.. data.GetProperty("columns").EnumerateArray().Select(Cell)],
            .. data.GetProperty("rows").EnumerateArray().Append(data.GetProperty("total")).Select(row => row.EnumerateArray().Select(Cell).ToArray()),
        ];
        var widths = lines[0].Select((_, column) => lines.Max(line => line.ElementAtOrDefault(column)?.Length ?? 0)).ToArray();
        return lines.Select(line => string.Join("  ", line.Take(widths.Length).Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))));
    }

    private static string Cell(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble().ToString("0.##", CultureInfo.InvariantCulture),
        JsonValueKind.String => OneLine.Of(value.GetString()!),
        _ => "-",
    };
}
