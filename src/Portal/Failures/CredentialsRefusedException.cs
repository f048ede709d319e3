namespace Oig.Portal.Failures;

/// <summary>The portal refused e-mail and password; a person has to change them before another try makes sense.</summary>
public sealed class CredentialsRefusedException() : PortalException("The portal refused the e-mail or password.");
