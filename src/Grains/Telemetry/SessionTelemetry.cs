using System.Diagnostics;
using Oig.Contracts.Outcomes;
using Oig.Contracts.Telemetry;

namespace Oig.Grains.Telemetry;

/// <summary>Puts the span <c>get_oig_session</c> around each call of a session.</summary>
internal sealed class SessionTelemetry(UserIdentity users)
{
    /// <summary>Runs the call in its span; a failure is an error of the span.</summary>
    public async Task<Outcome<T>> TraceAsync<T>(string email, string accountKey, Func<Task<Outcome<T>>> call)
        where T : class
    {
        using var span = GrainTelemetry.Source.StartActivity(GrainTelemetry.SessionSpan);
        if (span is { IsAllDataRequested: true }) Describe(span, DataKind<T>.Name, users.Of(email, accountKey));
        try
        {
            var outcome = await call();
            SessionSpan.End(span, outcome);
            return outcome;
        }
        catch (Exception exception)
        {
            span?.SetStatus(ActivityStatusCode.Error).SetTag(TelemetryNames.ErrorType, exception.GetType().FullName);
            throw;
        }
    }

    private static void Describe(Activity span, string operation, KeyValuePair<string, object?>? user)
    {
        span.SetTag(GrainTelemetry.Operation, operation);
        if (user is { } named) span.SetTag(named.Key, named.Value);
    }
}
