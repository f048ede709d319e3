using Oig.Contracts;
using Oig.Portal.Failures;

namespace Oig.Portal.Http;

/// <summary>Sends one request and receives the whole answer; failures of the network come out named.</summary>
internal sealed class Exchange(IHttpClientFactory clients, TimeProvider time)
{
    internal async Task<PortalAnswer> SendAsync(string clientName, HttpRequestMessage request, CancellationToken deadline)
    {
        var client = clients.CreateClient(clientName);
        try
        {
            using var response = await client.SendAsync(request, deadline);
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

    internal Task<PortalAnswer> SendAsync(HttpRequestMessage request, Deadline deadline) =>
        exchange.SendAsync(ClientName, request, deadline.Token);
}
