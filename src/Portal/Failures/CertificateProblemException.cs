namespace Oig.Portal.Failures;

/// <summary>TLS failed: the portal's certificate could not be verified. There is no insecure fallback.</summary>
public sealed class CertificateProblemException(Exception? innerException = null)
    : PortalException("The portal's TLS certificate could not be verified; see Oig:Portal:ExtraCertificates.", innerException);
