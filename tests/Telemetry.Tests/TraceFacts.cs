using Oig.Telemetry.Tests.Processes;
using Oig.Telemetry.Tests.Receiver;

namespace Oig.Telemetry.Tests;

/// <summary>What must be seen of the traces, whatever the protocol and however many processes.</summary>
public abstract class TraceFacts(Run run)
{
    private const string Caller = "00f067aa0ba902b7";

    [Fact]
    public void One_tool_call_is_one_trace_from_the_http_request_to_the_portal()
    {
        var trace = Trace(Run.ColdTrace);
        var http = trace.Below(Caller, "POST /mcp/");
        var tool = trace.Below(http.Id, "tools/call get_basic_data");
        trace.Below(tool.Id, "get_credentials");
        var sent = trace.Below(tool.Id, "ISessionGrain/GetSnapshotAsync");
        var taken = trace.Below(sent.Id, "ISessionGrain/GetSnapshotAsync");
        var session = trace.Below(taken.Id, "get_oig_session");
        var (login, read) = (trace.Below(session.Id, "POST"), trace.Below(session.Id, "GET"));
        Assert.Equal(
            [SpanSeen.Server, SpanSeen.Server, SpanSeen.Client, SpanSeen.Server, SpanSeen.Client, SpanSeen.Client],
            new[] { http, tool, sent, taken, login, read }.Select(span => span.Kind));
        Assert.EndsWith("/inc/php/scripts/Login.php", login.Attributes["url.full"]);
        Assert.EndsWith("/json.php", read.Attributes["url.full"]);
        Assert.DoesNotContain(trace.Spans, span => span.IsError);
    }

    [Fact]
    public void The_account_grain_and_its_storage_are_in_the_trace_of_the_login()
    {
        var trace = Trace(Run.ColdTrace);
        var session = trace.Named("get_oig_session");
        var permit = trace.Below(trace.Below(session.Id, "IAccountGrain/RequestLoginAsync").Id, "IAccountGrain/RequestLoginAsync");
        trace.Below(permit.Id, "write storage");
        string[] sources = ["Microsoft.Orleans.Application", "Microsoft.Orleans.Lifecycle", "Microsoft.Orleans.Storage"];
        Assert.All(sources, source => Assert.Contains(trace.Spans, span => span.Source == source));
    }

    [Fact]
    public void A_reading_from_memory_asks_no_account_about_an_address_that_was_served_before() =>
        Assert.DoesNotContain(Trace(Run.CachedTrace).Spans, span => span.Name.StartsWith("IAccountGrain/", StringComparison.Ordinal));

    [Fact]
    public void A_session_span_tells_the_user_and_whether_a_session_was_there()
    {
        var (cold, cached) = (Trace(Run.ColdTrace).Named("get_oig_session"), Trace(Run.CachedTrace).Named("get_oig_session"));
        Assert.Equal(("test@example.com", "snapshot"), (cold.Attributes["user.email"], cold.Attributes["oig.session.operation"]));
        Assert.Equal(["session_cache_miss"], cold.Events);
        Assert.Equal(["session_cache_hit"], cached.Events);
        Assert.Equal("memory", cached.Attributes["oig.session.served_from"]);
    }

    [Fact]
    public void A_credentials_span_tells_the_way_they_came()
    {
        Assert.Equal("header", Trace(Run.ColdTrace).Named("get_credentials").Attributes["auth.method"]);
        Assert.Equal("basic", Trace(Run.CachedTrace).Named("get_credentials").Attributes["auth.method"]);
    }

    [Fact]
    public void A_trace_in_the_meta_of_the_mcp_request_is_continued_and_linked_to_the_http_request()
    {
        var tool = Trace(Run.CachedTrace).Below(Caller, "tools/call get_basic_data");
        var link = Assert.Single(tool.Span.Links);
        var http = Assert.Single(run.Received.Spans, span => span.Span.SpanId == link.SpanId);
        Assert.Equal(("POST /mcp/", ""), (http.Name, http.Parent));
    }

    [Fact]
    public void A_refused_login_is_an_error_of_session_and_tool_but_not_of_the_http_request()
    {
        var trace = Trace(Run.RefusedTrace);
        var (http, session, tool) = (trace.Named("POST /mcp/"), trace.Named("get_oig_session"), trace.Named("tools/call get_basic_data"));
        Assert.Equal((true, "credentials_refused"), (session.IsError, session.Attributes["error.type"]));
        Assert.Equal(["session_cache_miss", "login_refused"], session.Events);
        Assert.Equal((true, "tool_error"), (tool.IsError, tool.Attributes["error.type"]));
        Assert.Equal((false, "200"), (http.IsError, http.Attributes["http.response.status_code"]));
    }

    [Fact]
    public void A_lockout_is_an_event_with_the_time_to_wait()
    {
        var session = Trace(Run.LockedTrace).Named("get_oig_session");
        var locked = Assert.Single(session.Span.Events, one => one.Name == "login_locked_out");
        Assert.InRange(locked.Attributes.Single(tag => tag.Key == "oig.retry_after").Value.Number, 600, 1200);
        Assert.Equal((true, "locked_out"), (session.IsError, session.Attributes["error.type"]));
        Assert.DoesNotContain(Trace(Run.LockedTrace).Spans, span => span.Source == "System.Net.Http");
    }

    [Fact]
    public void A_trace_that_the_client_does_not_sample_leaves_no_spans_anywhere()
    {
        Assert.Equal("success", run.Replies[Run.UnsampledTrace].GetProperty("status").GetString());
        Assert.DoesNotContain(run.Received.Spans, span => span.Trace == Run.UnsampledTrace);
        Assert.All(run.Received.Spans.Where(span => span.Name is "get_oig_session" or "get_credentials"), span => Assert.NotEqual("", span.Parent));
        Assert.Equal(7, run.Received.Spans.Count(span => span.Name == "get_credentials"));
        Assert.Equal(7, run.Received.Spans.Count(span => span.Name == "get_oig_session"));
    }

    [Fact]
    public void Every_trace_starts_with_a_request_to_the_server_so_health_and_housekeeping_are_not_traced()
    {
        var known = run.Received.Spans.Select(span => span.Id).Append(Caller).ToHashSet();
        Assert.All(run.Received.Spans.Where(span => !known.Contains(span.Parent)), span => Assert.Equal("POST /mcp/", span.Name));
        Assert.DoesNotContain("/health", string.Join(' ', run.Received.Spans.Select(span => span.Attributes.GetValueOrDefault("url.path"))));
    }

    private TraceSeen Trace(string id) => new([.. run.Received.Spans.Where(span => span.Trace == id)]);
}
