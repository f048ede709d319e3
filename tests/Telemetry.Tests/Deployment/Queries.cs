using System.Text.Json;
using System.Text.RegularExpressions;

namespace Oig.Telemetry.Tests.Deployment;

/// <summary>All queries of the dashboard and of the alert rules.</summary>
internal static partial class Queries
{
    public static Query[] Dashboard()
    {
        var dashboard = JsonElement.Parse(Repository.Read("deploy", "observability", "dashboard.json"));
        return [.. dashboard.GetProperty("panels").EnumerateArray()
            .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
            .Select(target => new Query(target.GetProperty("expr").GetString()!))];
    }

    public static Query[] Alerts() =>
        [.. Expressions().Matches(Repository.Read("deploy", "observability", "alerts.yaml")).Select(one => new Query(one.Groups["query"].Value))];

    // A rule's query stands on the line of its key, or on deeper ones below.
    [GeneratedRegex(@"expr: (>-)?(?<query>.*\n(          .*\n)*)")]
    private static partial Regex Expressions();
}
