using Oig.Portal;

namespace Oig.Grains.Sessions;

/// <summary>A portal session in use, with what shows whether it lives.</summary>
internal sealed class LivePortalSession(PortalSession session, DateTimeOffset loggedInAt)
{
    // A session that never gave data is not taken for expired before this: the account may simply have none,
    // and logging in again on every call would use up the owner's logins.
    private static readonly TimeSpan BarrenFor = TimeSpan.FromMinutes(10);

    private DateTimeOffset? _provenAt;

    public PortalSession Session { get; } = session;

    public void Prove(DateTimeOffset now) => _provenAt = now;

    public bool ProvenWithin(TimeSpan age, DateTimeOffset now) => now - _provenAt <= age;

    public bool MayHaveExpired(DateTimeOffset now) => _provenAt is not null || now - loggedInAt >= BarrenFor;
}
