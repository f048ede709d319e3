namespace Oig.Portal.Http;

/// <summary>For logins and writes: sends a request once and has no means to send it again.</summary>
internal sealed class OneShot(Exchange exchange, TimeSpan timeout, TimeProvider time)
{
    internal const string ClientName = "oig-portal-once";

    internal Task<PortalAnswer> SendAsync(HttpRequestMessage request, CancellationToken ct) =>
        Deadline.RunAsync(timeout, time, deadline => exchange.SendAsync(ClientName, request, deadline.Token), ct);
}
