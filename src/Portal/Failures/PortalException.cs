namespace Oig.Portal.Failures;

/// <summary>A named failure of a portal call; its message is for logs and never holds a password or cookie.</summary>
public abstract class PortalException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>What exactly, as a name in snake_case, behind a colon a value where there is one (<c>status:404</c>); empty when the type says all.</summary>
    public string Detail { get; private protected init; } = "";

    private protected static string AdviceOnMove(string address) =>
        $"The portal redirects to {address}; nothing was sent there. If that is its new address, set Oig:Portal:BaseUrl to it.";
}

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

    /// <summary>The session is gone, or the portal is: an answer that redirects to another address may mean both; null for any other answer.</summary>
    internal SessionExpiredException(string? movedTo)
        : base(movedTo is null ? "The portal session has expired." : AdviceOnMove(movedTo))
        => Detail = movedTo is null ? "" : $"moved:{movedTo}";
}

/// <summary>The portal answered in a way this client does not know: HTML, a redirect, an unknown shape, or too much.</summary>
public sealed class PortalChangedException : PortalException
{
    /// <summary>With the unknown thing as <see cref="PortalException.Detail"/> names it.</summary>
    public PortalChangedException(string detail, Exception? innerException = null)
        : this(detail, $"Unexpected answer from the portal: {detail}.", innerException)
    {
    }

    private PortalChangedException(string detail, string message, Exception? innerException = null)
        : base(message, innerException)
        => Detail = detail;

    /// <summary>The portal redirects to another address.</summary>
    internal static PortalChangedException Moved(string address) => new($"moved:{address}", AdviceOnMove(address));
}

/// <summary>The portal refused a write: status 500 with its error page.</summary>
public sealed class WriteRefusedException(string reason) : PortalException($"The portal refused the change: {reason}.");

/// <summary>A write was sent and no clear answer came; it may or may not have been stored, so it is read back and never sent again.</summary>
public sealed class OutcomeUnknownException(Exception? innerException = null)
    : PortalException("The change was sent, but no clear answer came back. Whether it was stored is not known.", innerException);
