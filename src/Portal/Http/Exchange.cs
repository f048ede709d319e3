namespace Oig.Portal.Http;

/// <summary>Sends one request and receives the whole answer; failures of the network come out named.</summary>
internal sealed class Exchange(IHttpClientFactory clients, TimeProvider time)
{
    internal async Task<PortalAnswer> SendAsync(string clientName, HttpRequestMessage request, CancellationToken ct)
    {
        var client = clients.CreateClient(clientName);
        try
        {
            using var response = await client.SendAsync(request, ct);
            return await PortalAnswer.ReadAsync(response, time, ct);
        }
        catch (Exception e) when (TransportFailure.From(e) is { } failure)
        {
            throw failure;
        }
    }
}

/// <summary>For logins and writes: sends a request once and has no means to send it again.</summary>
internal sealed class OneShot(Exchange exchange, TimeSpan timeout, TimeProvider time)
{
    internal const string ClientName = "oig-portal-once";

    internal Task<PortalAnswer> SendAsync(HttpRequestMessage request, CancellationToken ct) =>
        Deadline.RunAsync(timeout, time, deadline => exchange.SendAsync(ClientName, request, deadline.Token), ct);
}
