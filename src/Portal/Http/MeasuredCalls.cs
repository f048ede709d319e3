using System.Diagnostics;
using System.Diagnostics.Metrics;
using Oig.Contracts.Telemetry;
using Oig.Portal.Failures;

namespace Oig.Portal.Http;

/// <summary>Measures calls to the portal.</summary>
internal sealed class MeasuredCalls(TimeProvider time)
{
    internal async Task<T> RunAsync<T>(string endpoint, Func<Task<T>> call)
    {
        var started = time.GetTimestamp();
        var outcome = "error";
        try
        {
            var answer = await call();
            outcome = "success";
            return answer;
        }
        catch (PortalException failure)
        {
            outcome = NameOf(failure);
            throw;
        }
        finally
        {
            PortalTelemetry.Record(endpoint, outcome, time.GetElapsedTime(started));
        }
    }

    private static string NameOf(PortalException failure) => failure switch
    {
        PortalUnavailableException { Reason: UnavailableReason.Timeout } => "timeout",
        PortalUnavailableException { Reason: UnavailableReason.Throttled } => "throttled",
        PortalUnavailableException { Reason: UnavailableReason.Unreachable } => "unreachable",
        PortalUnavailableException => "server_error",
        CredentialsRefusedException => "credentials_refused",
        CertificateProblemException => "certificate_problem",
        SessionExpiredException => "session_expired",
        WriteRefusedException => "write_refused",
        OutcomeUnknownException => "outcome_unknown",
        _ => "portal_changed",
    };
}

/// <summary>What the portal client measures.</summary>
internal static class PortalTelemetry
{
    private static readonly Meter Meter = new(TelemetryNames.Meter);

    private static readonly Counter<long> Requests = Meter.CreateCounter<long>(
        "oig.portal.requests", "{request}", "Calls to the portal, by what was asked for and what came of it.");

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "oig.portal.request.duration", "s", "Duration of calls to the portal, repeats and waits between them included.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 20] });

    internal static void Record(string endpoint, string outcome, TimeSpan duration)
    {
        var tags = new TagList { { "oig.portal.endpoint", endpoint }, { "oig.portal.outcome", outcome } };
        Requests.Add(1, tags);
        Duration.Record(duration.TotalSeconds, tags);
    }
}
