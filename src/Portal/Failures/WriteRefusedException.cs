namespace Oig.Portal.Failures;

/// <summary>The portal refused a write: status 500 with its error page, or a 200 that does not look like an acceptance.</summary>
public sealed class WriteRefusedException(string reason) : PortalException($"The portal refused the change: {reason}.");
