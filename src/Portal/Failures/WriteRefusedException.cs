namespace Oig.Portal.Failures;

/// <summary>The portal refused a write: status 500 with its error page.</summary>
public sealed class WriteRefusedException(string reason) : PortalException($"The portal refused the change: {reason}.");
