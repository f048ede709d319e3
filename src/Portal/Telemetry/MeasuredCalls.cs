using Oig.Portal.Failures;

namespace Oig.Portal.Telemetry;

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
