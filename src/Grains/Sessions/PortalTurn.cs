using Oig.Portal;

namespace Oig.Grains.Sessions;

/// <summary>A call's turn at the portal: each request goes out through it, politely spaced.</summary>
internal sealed class PortalTurn(LivePortalSession live, PortalLine line, TimeProvider time, CancellationToken deadline)
{
    /// <summary>Sends one request whose answer proves that the session lives.</summary>
    public async Task<T> SendAsync<T>(Func<PortalSession, CancellationToken, Task<T>> request)
    {
        var answer = await line.SendAsync(() => request(live.Session, deadline), deadline);
        live.Prove(time.GetUtcNow());
        return answer;
    }

    /// <summary>Sends one request whose answer looks the same without a session.</summary>
    public Task<T> SendUnprovenAsync<T>(Func<PortalSession, CancellationToken, Task<T>> request) =>
        line.SendAsync(() => request(live.Session, deadline), deadline);

    /// <summary>True when the session gave proof of life not longer ago than <paramref name="age"/>.</summary>
    public bool ProvenWithin(TimeSpan age) => live.ProvenWithin(age, time.GetUtcNow());
}
