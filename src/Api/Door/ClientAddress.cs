using System.Net;
using Microsoft.Extensions.Options;

namespace Oig.Api.Door;

/// <summary>
/// The one place that decides from where a request comes: the socket's address or, behind trusted proxies, the nearest hop that is
/// not one of them. Everybody else reads <see cref="ConnectionInfo.RemoteIpAddress"/> after it.
/// </summary>
internal sealed class ClientAddress(RequestDelegate next, TrustedProxies trusted, IOptions<AccessOptions> options)
{
    public Task InvokeAsync(HttpContext context)
    {
        // A Unix socket has no address; whoever can open it is on this machine.
        var peer = context.Connection.RemoteIpAddress ?? IPAddress.Loopback;
        context.Connection.RemoteIpAddress = Decide(peer, ForwardedHops.Read(context.Request.Headers, options.Value.ProxyHeader), trusted);
        return next(context);
    }

    internal static IPAddress Decide(IPAddress peer, IEnumerable<IPAddress?> hopsNearestFirst, TrustedProxies trusted)
    {
        var address = AddressText.Normalize(peer);
        if (!trusted.Contain(address)) return address;
        foreach (var hop in hopsNearestFirst)
        {
            // Nobody knows who stands behind this proxy, and what is written further left anybody may have written.
            if (hop is null) break;
            address = hop;
            if (!trusted.Contain(address)) break;
        }

        return address;
    }
}
