using Oig.Simulator;
using Oig.Telemetry.Tests.Processes;
using Oig.Telemetry.Tests.Receiver;

namespace Oig.Telemetry.Tests;

/// <summary>What must be seen of the logs, whatever the protocol and however many processes.</summary>
public abstract class LogFacts(Run run) : TraceFacts(run)
{
    private readonly Run _run = run;

    [Fact]
    public void A_refused_login_leaves_an_event_in_its_trace_with_user_address_and_reason()
    {
        var record = Assert.Single(_run.Received.Logs, log => log.Trace == Run.RefusedTrace && log.Record.EventName == "AuthenticationFailed");
        Assert.Equal("two@example.com", record.Attributes["User"]);
        Assert.Equal("127.0.0.1", record.Attributes["ClientAddress"]);
        Assert.Equal("authentication_failed", record.Attributes["Reason"]);
        Assert.Equal("get_basic_data", record.Attributes["oig.tool.name"]);
        Assert.Contains(_run.Received.Spans, span => span.Id == record.Span && span.Trace == Run.RefusedTrace);
    }

    [Fact]
    public void Refused_logins_are_lines_of_the_fail2ban_log_which_are_not_exported()
    {
        var lines = _run.Fail2BanLog.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.All(lines, line => Assert.EndsWith(": oig-mcp-auth: FAILED for user [two@example.com] from IP [127.0.0.1]", line));
        Assert.DoesNotContain("oig-mcp-auth", _run.Received.Everything);
    }

    [Fact]
    public void A_lockout_is_no_failed_authentication() =>
        Assert.DoesNotContain(_run.Received.Logs, log => log.Trace == Run.LockedTrace && log.Record.EventName == "AuthenticationFailed");

    [Fact]
    public void A_change_leaves_an_audit_record_in_its_trace_and_on_the_console()
    {
        var record = Assert.Single(_run.Received.Logs, log => log.Category == "Oig.Audit");
        string[] names = ["Tool", "Address", "Old", "New", "Outcome"];
        Assert.Equal(["set_box_mode", "127.0.0.1", "Home 1", "Home 1", "AlreadySet"], names.Select(name => record.Attributes[name]));
        Assert.Equal((Run.WriteTrace, LogSeen.Information), (record.Trace, record.Record.SeverityNumber));
        Assert.Equal(43, record.Attributes["Account"].Length);
        Assert.Contains($"Oig.Audit[4601] {record.Text}", _run.Output);
    }

    [Fact]
    public void The_console_tells_that_telemetry_starts_where_it_goes_and_that_it_has_started()
    {
        var lines = _run.Output.Split('\n');
        var starting = $"Initializing OpenTelemetry for service 'my-test-mcp' with {_run.Protocol} exporter to '{_run.Endpoint}'...";
        var processes = _run.Apart ? 2 : 1;
        Assert.Equal(processes, lines.Count(line => line.EndsWith(starting, StringComparison.Ordinal)));
        Assert.Equal(processes, lines.Count(line => line.EndsWith("OpenTelemetry initialization complete.", StringComparison.Ordinal)));
        Assert.DoesNotContain("collector", _run.Output);
    }

    [Fact]
    public void No_password_cookie_or_credentials_header_goes_out()
    {
        var everything = _run.Received.Everything;
        var basic = Convert.ToBase64String("test@example.com:test_password_123"u8);
        Assert.All([AccountBook.TestPassword, Run.WrongPassword, "PHPSESSID", basic], secret => Assert.DoesNotContain(secret, everything));
        Assert.All([AccountBook.TestPassword, Run.WrongPassword, "PHPSESSID", basic], secret => Assert.DoesNotContain(secret, _run.Output));
    }
}
