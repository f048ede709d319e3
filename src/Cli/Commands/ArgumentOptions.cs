using System.CommandLine;

namespace Oig.Cli.Commands;

/// <summary>The options that become arguments of the called tool. Only those given are sent.</summary>
internal sealed class ArgumentOptions
{
    private const string BoxModeTool = "set_box_mode";
    private const string GridModeTool = "set_grid_delivery";

    private readonly Option<string> _start = Text("--start-date", "YYYY-MM-DD", "First day of a series.", Value.Date("--start-date"));
    private readonly Option<string> _end = Text("--end-date", "YYYY-MM-DD", "Last day of a series.", Value.Date("--end-date"));
    private readonly Option<string> _series = Text("--name", "SERIES", "A series: batt, fve, grid, load or history.");
    private readonly Option<string> _box = Text("--box", "ID", "The box, for accounts with several.");
    private readonly Option<string> _boxMode = Text("--box-mode", "MODE", $"For {BoxModeTool}, such as \"Home 1\".");
    private readonly Option<string> _gridMode = Text("--grid-mode", "MODE", $"For {GridModeTool}: 0, 1, off, on or limited.");
    private readonly Option<string> _limit = Text("--limit", "WATTS", "Cap of a limited grid delivery.", Value.Watts);
    private readonly Option<ToolArgument[]> _others = new("--arg")
    {
        Description = "Any other argument; may be repeated. The value is JSON or, if it is not, text.",
        HelpName = "NAME=VALUE",
        CustomParser = result => result.Tokens.Select(token => Value.Read(result, token.Value, ToolArgument.Parse)).OfType<ToolArgument>().ToArray(),
    };

    public IEnumerable<Option> All => [_start, _end, _series, _box, _boxMode, _gridMode, _limit, _others];

    /// <summary>The arguments given for this tool, or a <see cref="UsageException"/> when two options mean the same one.</summary>
    public IReadOnlyList<ToolArgument> Given(ParseResult parsed, string tool)
    {
        RefuseFor(tool, parsed, _boxMode, BoxModeTool);
        RefuseFor(tool, parsed, _gridMode, GridModeTool);
        List<ToolArgument> given = [.. Named(parsed), .. parsed.GetValue(_others) ?? []];
        var twice = given.GroupBy(argument => argument.Name).FirstOrDefault(same => same.Count() > 1);
        return twice is null ? given : throw new UsageException($"The argument {twice.Key} is given twice.");
    }

    private IEnumerable<ToolArgument> Named(ParseResult parsed)
    {
        (Option<string> Option, string Name)[] names =
        [
            (_start, "start_date"), (_end, "end_date"), (_box, "box_id"), (_series, "name"),
            (_boxMode, "mode"), (_gridMode, "mode"), (_limit, "limit_watts"),
        ];
        return names
            .Where(named => parsed.GetResult(named.Option) is not null)
            .Select(named => new ToolArgument(named.Name, parsed.GetRequiredValue(named.Option)));
    }

    private static void RefuseFor(string tool, ParseResult parsed, Option option, string owner)
    {
        if (tool != owner && parsed.GetResult(option) is not null)
            throw new UsageException($"{option.Name} is for {owner}; for another tool's mode use --arg mode=VALUE.");
    }

    private static Option<string> Text(string name, string helpName, string description, Func<string, string>? read = null) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = read is null ? null : Value.Parsed(read),
    };
}
