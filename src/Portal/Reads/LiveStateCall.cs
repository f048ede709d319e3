using System.Net;
using Oig.Contracts;
using Oig.Contracts.Boxes;
using Oig.Portal.Boxes;
using Oig.Portal.Failures;
using Oig.Portal.Http;

namespace Oig.Portal.Reads;

/// <summary><c>json.php</c>: the live state of every box of the account.</summary>
internal sealed class LiveStateCall(SafeReads portal, TimeProvider time)
{
    internal async Task<Snapshot> ReadAsync(PortalSession session, Deadline deadline)
    {
        var answer = await AskAsync(session, deadline);
        using var json = SessionReads.RequireObject(answer);
        // The header is cut to whole seconds, so the portal's clock shows at most one more.
        return SnapshotReader.Read(json.RootElement, time.GetUtcNow()) with { PortalTime = answer.Date + TimeSpan.FromSeconds(1) };
    }

    // An account with live data switched off is known to get the error page each time.
    private async Task<PortalAnswer> AskAsync(PortalSession session, Deadline deadline)
    {
        try
        {
            return await portal.SendAsync(() => new HttpRequestMessage(HttpMethod.Get, "json.php").WithCookie(session), deadline);
        }
        catch (PortalUnavailableException e) when (e.Status == (int)HttpStatusCode.InternalServerError)
        {
            throw new PortalUnavailableException(e.Reason, e.RetryAfter, e) { Status = e.Status, LiveDataMayBeOff = true };
        }
    }
}
