using System.Net;
using Oig.Portal.Failures;

namespace Oig.Portal.Http;

/// <summary>What a status code means, as far as it means the same everywhere.</summary>
internal static class AnswerGuards
{
    internal static PortalAnswer RequireAvailable(this PortalAnswer answer) => (int)answer.Status switch
    {
        429 => throw new PortalUnavailableException(UnavailableReason.Throttled, answer.RetryAfter),
        >= 500 => throw new PortalUnavailableException(UnavailableReason.ServerError, answer.RetryAfter) { Status = (int)answer.Status },
        _ => answer,
    };

    /// <summary>A login that is redirected to another host: the portal has moved. Nothing is sent to where it points.</summary>
    internal static PortalAnswer RequireSamePlace(this PortalAnswer answer) =>
        answer.Move is { } move ? throw PortalChangedException.Moved(move.Address) : answer;

    // 304 is no redirect, and never asked for: no request carries a condition.
    internal static PortalAnswer RequireSession(this PortalAnswer answer) => (int)answer.Status switch
    {
        401 or 403 or (>= 300 and < 400 and not 304) => throw new SessionExpiredException(answer.Move?.Address),
        _ => answer,
    };

    internal static PortalAnswer RequireOk(this PortalAnswer answer) =>
        answer.Status == HttpStatusCode.OK ? answer : throw new PortalChangedException($"status:{(int)answer.Status}");
}
