using System.Text.RegularExpressions;
using Oig.Telemetry.Tests.Deployment;
using Oig.Telemetry.Tests.Processes;
using Oig.Telemetry.Tests.Receiver;

namespace Oig.Telemetry.Tests;

/// <summary>Dashboard, alerts and documentation name what the server really sends.</summary>
public abstract partial class DeploymentFacts(Run run) : MetricFacts(run)
{
    private static readonly string[] OfPrometheus = ["le", "job", "instance"];

    private readonly Run _run = run;

    [Fact]
    public void Every_metric_and_label_of_the_dashboard_is_sent() => AllAreSent(Queries.Dashboard());

    [Fact]
    public void Every_metric_and_label_of_the_alerts_is_sent() => AllAreSent(Queries.Alerts());

    [Fact]
    public void The_documentation_lists_exactly_the_metrics_of_this_server_with_their_units()
    {
        var sent = Own().Select(metric => (metric.Name, metric.Unit)).Distinct().Order();
        var listed = Rows().Matches(Repository.Read("docs", "observability.md")).Select(row => (row.Groups[1].Value, row.Groups[2].Value)).Order();
        Assert.Equal(sent, listed);
    }

    [Fact]
    public void Every_metric_of_this_server_says_what_it_is() => Assert.All(Own(), metric => Assert.NotEqual("", metric.Metric.Description));

    private IEnumerable<MetricSeen> Own() => _run.Received.Metrics.Where(metric => metric.Meter == "Oig.Mcp");

    private void AllAreSent(Query[] queries)
    {
        var labels = LabelsByMetric();
        var common = _run.Received.Resources.SelectMany(resource => resource.Keys).Select(PrometheusNames.Label).Concat(OfPrometheus).ToHashSet();
        foreach (var (metric, wanted) in queries.SelectMany(query => query.Selectors()))
        {
            Assert.True(labels.ContainsKey(metric), $"{metric} is not sent");
            Assert.All(wanted, label => Assert.True(common.Contains(label) || labels[metric].Contains(label), $"{metric} has no label {label}"));
        }

        Assert.All(queries, query => Assert.Subset(
            query.Selectors().SelectMany(selector => labels[selector.Metric]).Concat(common).ToHashSet(), query.Groupings().ToHashSet()));
    }

    private Dictionary<string, HashSet<string>> LabelsByMetric() => _run.Received.Metrics
        .SelectMany(metric => PrometheusNames.Of(metric).Select(name => (name, metric)))
        .GroupBy(one => one.name, one => one.metric)
        .ToDictionary(metric => metric.Key, metric => metric
            .SelectMany(export => export.Points).SelectMany(point => point.Attributes.Keys).Select(PrometheusNames.Label).ToHashSet());

    [GeneratedRegex(@"^\| `(oig\.[a-z0-9.]+)` \| [a-z -]+ \| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
