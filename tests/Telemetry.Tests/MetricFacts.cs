using Oig.Simulator;
using Oig.Telemetry.Tests.Processes;

namespace Oig.Telemetry.Tests;

/// <summary>What must be seen of the metrics, whatever the protocol and however many processes.</summary>
public abstract class MetricFacts(Run run) : LogFacts(run)
{
    private readonly Run _run = run;

    [Theory]
    [InlineData("oig.tool.calls", 3, "oig.tool.name=get_basic_data", "oig.tool.outcome=success")]
    [InlineData("oig.tool.calls", 3, "oig.tool.name=get_basic_data", "oig.tool.outcome=authentication_failed")]
    [InlineData("oig.tool.calls", 1, "oig.tool.name=get_basic_data", "oig.tool.outcome=locked_out")]
    [InlineData("oig.tool.duration", 1, "oig.tool.name=set_box_mode", "oig.tool.outcome=success")]
    [InlineData("oig.logins", 1, "oig.login.outcome=accepted")]
    [InlineData("oig.logins", 3, "oig.login.outcome=refused")]
    [InlineData("oig.logins", 1, "oig.login.outcome=locked_out")]
    [InlineData("oig.lockouts", 1)]
    [InlineData("oig.fail2ban.lines", 3)]
    [InlineData("oig.portal.requests", 3, "oig.portal.endpoint=login", "oig.portal.outcome=credentials_refused")]
    [InlineData("oig.cache.lookups", 3, "oig.data.kind=snapshot", "oig.cache.result=hit")]
    [InlineData("oig.portal.request.duration", 2, "oig.portal.endpoint=live_state", "oig.portal.outcome=success")]
    [InlineData("oig.cache.lookups", 6, "oig.data.kind=snapshot", "oig.cache.result=miss")]
    [InlineData("oig.data.age", 5, "oig.data.kind=snapshot")]
    public void Calls_are_counted(string name, double value, params string[] attributes)
    {
        var points = _run.Received.Metrics.Where(metric => metric.Name == name && metric.Meter == "Oig.Mcp").SelectMany(metric => metric.Points)
            .Where(point => point.Attributes.Select(tag => $"{tag.Key}={tag.Value}").Order().SequenceEqual(attributes.Order()));
        // Two processes never count the same; sums grow, so the highest is the last.
        Assert.Equal(value, points.Max(point => point.Value));
    }

    [Fact]
    public void Sessions_in_memory_are_counted() => Assert.InRange(
        _run.Received.Metrics.Where(metric => metric.Name == "oig.session.count").SelectMany(metric => metric.Points).Max(point => point.Value), 1, 5);

    [Fact]
    public void Runtime_web_server_portal_mcp_and_orleans_are_measured()
    {
        string[] meters = ["System.Runtime", "Microsoft.AspNetCore.Hosting", "System.Net.Http", "Experimental.ModelContextProtocol", "Microsoft.Orleans"];
        Assert.All(meters, meter => Assert.Contains(_run.Received.Metrics, metric => metric.Meter == meter));
    }

    [Fact]
    public void No_label_of_a_metric_tells_an_e_mail_a_box_or_a_grain_key()
    {
        var keys = _run.Received.Logs.Where(log => log.Category == "Oig.Audit").SelectMany(log => new[] { log.Attributes["Account"], log.Attributes["Box"] });
        var sessions = _run.Replies.Values.Where(reply => reply.TryGetProperty("session_id_preview", out _))
            .Select(reply => reply.GetProperty("session_id_preview").GetString()![..4]);
        string[] secrets = [AccountBook.OneBoxEmail, AccountBook.TwoBoxesEmail, .. keys, .. sessions];
        var labels = string.Join('\n', _run.Received.Metrics.SelectMany(metric => metric.Points).SelectMany(point => point.Attributes.Values).Distinct());
        Assert.All(secrets, text => Assert.DoesNotContain(text, labels));
    }

    [Fact]
    public void What_strangers_send_is_no_label_and_bounds_no_span_or_log()
    {
        var labels = _run.Received.Metrics.SelectMany(metric => metric.Points).SelectMany(point => point.Attributes.Values).Distinct().ToArray();
        Assert.DoesNotContain(labels, label => label.Contains(Run.StrangeName, StringComparison.Ordinal));
        Assert.Contains("_OTHER", labels);
        Assert.All(_run.Received.Spans, span => Assert.All(span.Attributes.Values.Append(span.Name), text => Assert.InRange(text.Length, 0, 1024)));
        Assert.All(_run.Received.Logs, log => Assert.All(log.Attributes.Values, text => Assert.InRange(text.Length, 0, 1024)));
    }

    [Fact]
    public void The_resource_tells_service_version_instance_environment_and_host()
    {
        Assert.All(_run.Received.Resources, resource =>
        {
            Assert.Equal((Run.ServiceName, "0.1.0", "battery"), (resource["service.name"], resource["service.version"], resource["team"]));
            Assert.Equal(("production", Environment.MachineName), (resource["deployment.environment.name"], resource["host.name"]));
        });
        Assert.Equal(_run.Apart ? 2 : 1, _run.Received.Resources.Select(resource => resource["service.instance.id"]).Distinct().Count());
    }

    [Fact]
    public void Each_signal_goes_to_its_path_with_its_headers()
    {
        var service = _run.Protocol == "grpc" ? "/opentelemetry.proto.collector.{0}.v1.{1}Service/Export" : "/v1/{0}";
        (string, string, string)[] signals = [("trace", "Trace", "common"), ("logs", "Logs", "common"), ("metrics", "Metrics", "metrics")];
        var expected = signals.Select(signal =>
            (string.Format(null, service, _run.Protocol == "grpc" || signal.Item1 != "trace" ? signal.Item1 : "traces", signal.Item2), signal.Item3));
        Assert.Equal(expected.Order(), _run.Requests.Distinct().Order());
    }
}
