using System.Security.Authentication;
using Oig.Contracts;
using Oig.Portal.Failures;

namespace Oig.Portal.Http;

/// <summary>Sends one request and receives the whole answer; failures of the network come out named.</summary>
internal sealed class Exchange(IHttpClientFactory clients, string clientName, TimeProvider time)
{
    // Made once: the factory would set up another one for each request, and its handler is kept for good anyway.
    private readonly HttpClient _client = clients.CreateClient(clientName);

    internal async Task<PortalAnswer> SendAsync(HttpRequestMessage request, CancellationToken deadline)
    {
        try
        {
            using var response = await _client.SendAsync(request, deadline);
            return await PortalAnswer.ReadAsync(response, time, deadline);
        }
        catch (OperationCanceledException exception)
        {
            throw PortalUnavailableException.TimedOut(exception);
        }
        catch (Exception exception) when (TransportFailure.From(exception) is { } failure)
        {
            throw failure;
        }
    }
}

/// <summary>For logins and writes: sends a request once and has no means to send it again.</summary>
internal sealed class OneShot(Exchange exchange)
{
    internal const string ClientName = "oig-portal-once";

    internal Task<PortalAnswer> SendAsync(HttpRequestMessage request, Deadline deadline) => exchange.SendAsync(request, deadline.Token);
}

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
