using Oig.Portal.Http;

namespace Oig.Portal.Failures;

/// <summary>The answer shows that the portal session is no longer logged in, or leads away from the portal.</summary>
public sealed class SessionExpiredException : PortalException
{
    /// <summary>The session is gone.</summary>
    public SessionExpiredException()
        : this(null)
    {
    }

    /// <summary>The session is gone, or the portal is: an answer that redirects to another host may mean both.</summary>
    internal SessionExpiredException(PortalMove? move)
        : base(move?.Advice ?? "The portal session has expired.")
    {
    }
}
