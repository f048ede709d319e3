using System.Security.Authentication;
using Oig.Portal.Failures;

namespace Oig.Portal.Http;

/// <summary>The one place where failures of the network get their names.</summary>
internal static class TransportFailure
{
    /// <summary>Null for what is no failure of the network; cancellation is none, it comes from the deadline.</summary>
    internal static PortalException? From(Exception exception) => exception switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } e =>
            new PortalChangedException("too_large", e),
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } e => new PortalChangedException("not_http", e),
        // A connection that merely broke during the handshake carries an IOException instead.
        HttpRequestException { InnerException: AuthenticationException } e => new CertificateProblemException(e),
        HttpRequestException or IOException => new PortalUnavailableException(UnavailableReason.Unreachable, innerException: exception),
        // Thrown by the gzip and the Brotli decoder, in this order.
        InvalidDataException or InvalidOperationException { Source: "System.IO.Compression.Brotli" } =>
            new PortalChangedException("damaged", exception),
        _ => null,
    };
}
