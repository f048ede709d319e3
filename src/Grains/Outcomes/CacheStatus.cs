namespace Oig.Grains.Outcomes;

/// <summary>Whether a call found a portal session or had to log in.</summary>
public enum CacheStatus
{
    /// <summary>A live portal session was there.</summary>
    SessionFromCache,

    /// <summary>The call logged in to the portal.</summary>
    NewSessionCreated,
}
