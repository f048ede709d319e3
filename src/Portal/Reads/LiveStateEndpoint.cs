using Oig.Contracts.Boxes;
using Oig.Portal.Boxes;
using Oig.Portal.Http;

namespace Oig.Portal.Reads;

/// <summary><c>json.php</c>: the live state of every box of the account.</summary>
internal sealed class LiveStateEndpoint(SafeReads portal, TimeProvider time)
{
    internal async Task<Snapshot> ReadAsync(PortalSession session, CancellationToken ct)
    {
        var answer = await portal.SendAsync(() => new HttpRequestMessage(HttpMethod.Get, "json.php").WithCookie(session), ct);
        using var json = SessionReads.RequireObject(answer);
        return SnapshotReader.Read(json.RootElement, time.GetUtcNow());
    }
}
