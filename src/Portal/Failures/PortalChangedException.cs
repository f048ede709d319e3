namespace Oig.Portal.Failures;

/// <summary>The portal answered in a way this client does not know: HTML, a redirect, an unknown shape, or too much.</summary>
public sealed class PortalChangedException(string what, Exception? innerException = null)
    : PortalException($"Unexpected answer from the portal: {what}.", innerException);
