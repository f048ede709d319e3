using System.Diagnostics;
using Oig.Contracts;
using Oig.Contracts.Outcomes;
using Oig.Contracts.Telemetry;

namespace Oig.Grains.Telemetry;

/// <summary>Puts the span <c>get_oig_session</c> around each call of a session.</summary>
internal sealed class SessionTelemetry(UserIdentity users)
{
    /// <summary>Runs the call in its span; a failure is an error of the span.</summary>
    public async Task<Outcome<T>> TraceAsync<T>(Credentials credentials, Func<Task<Outcome<T>>> call)
        where T : class
    {
        using var span = GrainTelemetry.Source.StartActivity(GrainTelemetry.SessionSpan);
        if (span is { IsAllDataRequested: true }) Describe(span, DataKind<T>.Name, credentials);
        try
        {
            var outcome = await call();
            SessionSpan.End(span, outcome);
            return outcome;
        }
        catch (Exception exception)
        {
            span?.SetStatus(ActivityStatusCode.Error).SetTag(GrainTelemetry.ErrorType, exception.GetType().FullName);
            throw;
        }
    }

    private void Describe(Activity span, string operation, Credentials credentials)
    {
        span.SetTag(GrainTelemetry.Operation, operation);
        if (users.Of(credentials.Email) is { } user) span.SetTag(user.Key, user.Value);
    }
}
