using Oig.Portal;

namespace Oig.Grains.Sessions;

/// <summary>A portal session in use, with what shows whether it lives.</summary>
internal sealed class LivePortalSession(PortalSession session)
{
    // An account without data answers like an expired session. One that did so right after its login is not logged in again
    // before this: doing so on every call would use up the owner's logins.
    private static readonly TimeSpan BarrenFor = TimeSpan.FromMinutes(10);

    private DateTimeOffset? _provenAt;
    private DateTimeOffset? _barrenSince;

    public PortalSession Session { get; } = session;

    public void Prove(DateTimeOffset now) => (_provenAt, _barrenSince) = (now, null);

    public void MarkBarren(DateTimeOffset now) => _barrenSince ??= now;

    public bool ProvenWithin(TimeSpan age, DateTimeOffset now) => now - _provenAt <= age;

    public bool MayHaveExpired(DateTimeOffset now) => _barrenSince is null || now - _barrenSince >= BarrenFor;
}
