namespace Oig.Portal.Failures;

/// <summary>A named failure of a portal call; its message is fit for people and never holds a password or cookie.</summary>
public abstract class PortalException(string message, Exception? innerException = null) : Exception(message, innerException);

/// <summary>TLS failed: the portal's certificate could not be verified. There is no insecure fallback.</summary>
public sealed class CertificateProblemException(Exception? innerException = null)
    : PortalException("The portal's TLS certificate could not be verified; see Oig:Portal:ExtraCertificates.", innerException);

/// <summary>The portal refused e-mail and password; a person has to change them before another try makes sense.</summary>
public sealed class CredentialsRefusedException() : PortalException("The portal refused the e-mail or password.");

/// <summary>The answer shows that the portal session is no longer logged in, or leads away from the portal.</summary>
public sealed class SessionExpiredException : PortalException
{
    /// <summary>The session is gone.</summary>
    public SessionExpiredException()
        : this(null)
    {
    }

    /// <summary>The session is gone, or the portal is: an answer that redirects to another host may mean both, and brings advice.</summary>
    internal SessionExpiredException(string? advice)
        : base(advice ?? "The portal session has expired.")
    {
    }
}

/// <summary>The portal answered in a way this client does not know: HTML, a redirect, an unknown shape, or too much.</summary>
public sealed class PortalChangedException : PortalException
{
    /// <summary>With the unknown thing as the end of a sentence.</summary>
    public PortalChangedException(string what, Exception? innerException = null)
        : this(innerException, $"Unexpected answer from the portal: {what}.")
    {
    }

    private PortalChangedException(Exception? innerException, string message)
        : base(message, innerException)
    {
    }

    /// <summary>The portal redirects to another address; with what a person should know and do.</summary>
    internal static PortalChangedException Moved(string advice) => new(null, advice);
}

/// <summary>The portal refused a write: status 500 with its error page.</summary>
public sealed class WriteRefusedException(string reason) : PortalException($"The portal refused the change: {reason}.");

/// <summary>A write was sent and no clear answer came; it may or may not have been stored, so it is read back and never sent again.</summary>
public sealed class OutcomeUnknownException(Exception? innerException = null)
    : PortalException("The change was sent, but no clear answer came back. Whether it was stored is not known.", innerException);
