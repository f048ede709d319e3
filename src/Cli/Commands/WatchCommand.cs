using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ModelContextProtocol.Client;

namespace Oig.Cli.Commands;

/// <summary><c>oig watch</c>: live readings in the terminal, written over each other; in a pipe one line for each reading.</summary>
internal sealed class WatchCommand : ServerCommand
{
    // The server reads the portal no oftener.
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    private readonly Option<string> _box = new("--box") { Description = "The box, for accounts with several.", HelpName = "ID" };

    private readonly Option<int?> _count = new("--count") { Description = "End after so many readings.", HelpName = "N" };

    private int _written;

    public WatchCommand(Terminal terminal)
        : base("watch", "Shows live readings every half minute, until Ctrl-C.", terminal)
    {
        this.AddStrict(_box);
        this.AddStrict(_count);
    }

    protected override bool IsLasting => true;

    protected override async Task<int> WorkAsync(ParseResult parsed, Func<CancellationToken, Task<McpClient>> open, CancellationToken token)
    {
        await using var client = await open(token);
        Dictionary<string, object?> arguments = parsed.GetValue(_box) is { } box ? new() { ["box_id"] = box } : [];
        for (var left = parsed.GetValue(_count) ?? int.MaxValue; ; left--)
        {
            var (answer, failure) = await AskAsync(client, "get_basic_data", arguments, token);
            if (failure is not null) return Terminal.Fail(ExitCode.ToolError, failure);
            Show(answer.GetProperty("data"));
            if (left <= 1) return ExitCode.Ok;
            await Task.Delay(Every, Terminal.Time, token);
        }
    }

    private void Show(JsonElement data)
    {
        if (!Terminal.IsInteractive)
        {
            Terminal.Output.WriteLine(string.Join("; ", Lines(data)));
            return;
        }

        // Back to where the last ones began, each line cleared before it is written anew.
        if (_written > 0) Terminal.Output.Write($"\e[{_written}A");
        foreach (var line in Lines(data)) Terminal.Output.WriteLine($"\e[2K{line}");
        _written = Lines(data).Length;
    }

    private static string[] Lines(JsonElement data)
    {
        var battery = Number(data, "battery", "power_flow");
        var grid = Number(data, "grid", "power_flow");
        return
        [
            $"Box {Text(data, "box", "id")}, {Text(data, "box", "mode")}, {Text(data, "age_seconds")} s old{(Text(data, "stale") == "True" ? ", box offline" : "")}",
            $"Sun {Power(Number(data, "solar_production", "total"))}",
            $"Battery {Shown(Number(data, "battery", "state_of_charge"), "0.#", "%")}, {(battery > 0 ? "charging" : battery < 0 ? "discharging" : "idle")} {Power(Size(battery))}",
            $"House {Power(Number(data, "household", "total_load"))}",
            $"Grid {Power(Size(grid))} {(grid > 0 ? "bought" : grid < 0 ? "sold" : "")}".TrimEnd(),
            $"Today {Today(data, "produced")} produced, {Today(data, "backed_up_load")} used, {Today(data, "imported")} bought, {Today(data, "exported")} sold",
        ];
    }

    private static string Today(JsonElement data, string energy) => Shown(Number(data, "energy_today", energy), "0.00", "kWh");

    private static string Power(double? kilowatts) => Shown(kilowatts, "0.000", "kW");

    private static double? Size(double? value) => value is { } known ? Math.Abs(known) : null;

    private static string Shown(double? value, string format, string unit) => value is { } known ? $"{known.ToString(format, CultureInfo.InvariantCulture)} {unit}" : "unknown";

    private static double? Number(JsonElement data, string section, string point) =>
        Member(Member(Member(data, section), point), "value") is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;

    private static string Text(JsonElement data, params string[] path) =>
        path.Aggregate((JsonElement?)data, Member) is { ValueKind: not JsonValueKind.Null } value ? OneLine.Of(value.ToString()) : "unknown";

    private static JsonElement? Member(JsonElement? json, string name) =>
        json is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var member) ? member : null;
}
