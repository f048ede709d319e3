using Oig.Contracts;
using Oig.Portal;

namespace Oig.Grains.Sessions;

/// <summary>A call's turn at the portal: each request goes out through it, politely spaced.</summary>
internal sealed class PortalTurn(LivePortalSession live, PortalLine line, Deadline deadline)
{
    /// <summary>Sends one request whose answer proves that the session lives.</summary>
    public async Task<T> SendAsync<T>(Func<PortalSession, Deadline, Task<T>> request)
    {
        var answer = await line.SendAsync(() => request(live.Session, deadline), deadline.Token);
        live.Prove();
        return answer;
    }

    /// <summary>Sends one request whose answer looks the same without a session.</summary>
    public Task<T> SendUnprovenAsync<T>(Func<PortalSession, Deadline, Task<T>> request) =>
        line.SendAsync(() => request(live.Session, deadline), deadline.Token);
}

/// <summary>A portal session in use, with what shows whether it lives.</summary>
internal sealed class LivePortalSession(PortalSession session, TimeProvider time)
{
    private long? _provenAt;
    private long? _barrenSince;

    public PortalSession Session { get; } = session;

    /// <summary>True unless it showed nothing lately although it had just been logged in.</summary>
    public bool MayHaveExpired => _barrenSince is not { } since || time.GetElapsedTime(since) >= Durations.Barren;

    public void Prove() => (_provenAt, _barrenSince) = (time.GetTimestamp(), null);

    public void MarkBarren() => _barrenSince ??= time.GetTimestamp();

    /// <summary>True when it gave proof of life not longer ago than <paramref name="age"/>.</summary>
    public bool ProvenWithin(TimeSpan age) => _provenAt is { } at && time.GetElapsedTime(at) <= age;
}
