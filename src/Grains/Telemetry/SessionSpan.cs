using System.Diagnostics;
using Oig.Contracts.Outcomes;
using Oig.Contracts.Telemetry;

namespace Oig.Grains.Telemetry;

/// <summary>What happens to a session, on its span.</summary>
internal static class SessionSpan
{
    private const string Memory = "memory";
    private const string Shared = "shared";

    /// <summary>The portal is going to be asked, with a session that is there or with a login first.</summary>
    public static void PortalAsked(bool sessionIsThere) => AddEvent(sessionIsThere ? GrainTelemetry.CacheHit : GrainTelemetry.CacheMiss);

    /// <summary>The portal session turned out dead, so the call logs in again.</summary>
    public static void SessionExpired() => AddEvent(GrainTelemetry.SessionExpired);

    /// <summary>The answer was in memory.</summary>
    public static void ServedFromMemory()
    {
        AddEvent(GrainTelemetry.CacheHit);
        Activity.Current?.SetTag(GrainTelemetry.ServedFrom, Memory);
    }

    /// <summary>Another call is asking the portal for the same; its span, in whose trace the portal's spans are, is linked.</summary>
    public static void SharedWith(ActivityContext other)
    {
        if (Activity.Current is not { IsAllDataRequested: true } span) return;
        span.SetTag(GrainTelemetry.ServedFrom, Shared);
        if (other != default) span.AddLink(new(other));
    }

    /// <summary>What the call came to; a failure is an error of the span.</summary>
    public static void End<T>(Activity? span, Outcome<T> outcome)
        where T : class
    {
        if (span is not { IsAllDataRequested: true }) return;
        if (outcome.Failure is { } failure) Fail(span, failure);
        else if (Equals(span.GetTagItem(GrainTelemetry.ServedFrom), Shared))
            span.AddEvent(new(outcome.CacheStatus == CacheStatus.SessionFromCache ? GrainTelemetry.CacheHit : GrainTelemetry.CacheMiss));
    }

    private static void Fail(Activity span, Failure failure)
    {
        var kind = OutcomeNames.Of(failure.Code);
        span.SetStatus(ActivityStatusCode.Error, failure.Detail.Length > 0 ? failure.Detail : kind);
        span.SetTag(TelemetryNames.ErrorType, kind);
        var tags = new ActivityTagsCollection { { TelemetryNames.ErrorType, kind } };
        if (failure.RetryAfter is { } wait) tags.Add(GrainTelemetry.RetryAfter, wait.TotalSeconds);
        span.AddEvent(new(EventOf(failure.Code), tags: tags));
    }

    private static string EventOf(FailureCode code) => code switch
    {
        FailureCode.CredentialsRefused or FailureCode.NoLongerAccepted => GrainTelemetry.LoginRefused,
        FailureCode.KnownBad => GrainTelemetry.KnownBad,
        FailureCode.LockedOut => GrainTelemetry.LockedOut,
        FailureCode.LoginBudgetSpent => GrainTelemetry.BudgetSpent,
        FailureCode.Busy or FailureCode.LoginWaiting or FailureCode.SecretMismatch => OutcomeNames.Of(code),
        _ => GrainTelemetry.PortalFailure,
    };

    private static void AddEvent(string name)
    {
        if (Activity.Current is { IsAllDataRequested: true } span) span.AddEvent(new(name));
    }
}
