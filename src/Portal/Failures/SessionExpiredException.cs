namespace Oig.Portal.Failures;

/// <summary>The answer shows that the portal session is no longer logged in.</summary>
public sealed class SessionExpiredException() : PortalException("The portal session has expired.");
