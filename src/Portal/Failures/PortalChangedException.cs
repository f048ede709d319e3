using Oig.Portal.Http;

namespace Oig.Portal.Failures;

/// <summary>The portal answered in a way this client does not know: HTML, a redirect, an unknown shape, or too much.</summary>
public sealed class PortalChangedException : PortalException
{
    /// <summary>With the unknown thing as the end of a sentence.</summary>
    public PortalChangedException(string what, Exception? innerException = null)
        : base($"Unexpected answer from the portal: {what}.", innerException)
    {
    }

    /// <summary>The portal redirects to another address.</summary>
    internal PortalChangedException(PortalMove move)
        : base(move.Advice)
    {
    }
}
