using System.Text.RegularExpressions;

namespace Oig.Telemetry.Tests.Deployment;

/// <summary>A query as Prometheus understands it, as far as its names go.</summary>
internal sealed partial record Query(string Text)
{
    private static readonly HashSet<string> Words = ["by", "without", "on", "ignoring", "group_left", "group_right", "and", "or", "unless", "offset", "bool"];

    /// <summary>Each metric asked for and the labels it is selected by.</summary>
    public IEnumerable<(string Metric, string[] Labels)> Selectors()
    {
        var rest = Lists().Replace(Durations().Replace(Text, ""), " ");
        return Names().Matches(rest)
            .Where(name => !Words.Contains(name.Groups["name"].Value) && !name.Groups["call"].Success)
            .Select(name => (name.Groups["name"].Value, Labels().Matches(name.Groups["labels"].Value).Select(label => label.Groups[1].Value).ToArray()));
    }

    /// <summary>Labels that results are grouped by.</summary>
    public IEnumerable<string> Groupings() =>
        Lists().Matches(Text).SelectMany(list => list.Groups["labels"].Value.Split(',', StringSplitOptions.TrimEntries));

    [GeneratedRegex(@"\b(by|without|on|ignoring)\s*\((?<labels>[^)]*)\)")]
    private static partial Regex Lists();

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex Durations();

    [GeneratedRegex(@"(?<![\w.])(?<name>[a-zA-Z_:][\w:]*)\s*((?<call>\()|\{(?<labels>(""[^""]*""|[^}""])*)\})?")]
    private static partial Regex Names();

    [GeneratedRegex(@"([a-zA-Z_]\w*)\s*(=~|!=|!~|=)\s*""[^""]*""")]
    private static partial Regex Labels();
}
