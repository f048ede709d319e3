namespace Oig.Portal.Failures;

/// <summary>A write was sent and no clear answer came; it may or may not have been stored, so it is read back and never sent again.</summary>
public sealed class OutcomeUnknownException(Exception? innerException = null)
    : PortalException("The change was sent, but no clear answer came back. Whether it was stored is not known.", innerException);
