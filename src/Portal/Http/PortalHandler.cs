using System.Diagnostics;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Oig.Contracts;
using Oig.Portal.Options;

namespace Oig.Portal.Http;

/// <summary>How connections to the portal are made.</summary>
internal static class PortalHandler
{
    internal static void Configure(SocketsHttpHandler handler, PortalOptions options, TimeSpan connectionLifetime)
    {
        // Handlers are shared between accounts: with a cookie jar, one owner's session would reach another's request.
        handler.UseCookies = false;
        // A redirect tells that the session is gone; following it would send the request to a login page.
        handler.AllowAutoRedirect = false;
        handler.AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli;
        // Plain http is allowed on loopback because it stays on the machine; a proxy from the environment would carry it away.
        handler.UseProxy = !options.BaseAddress.IsLoopback;
        handler.ConnectTimeout = Durations.Connect;
        handler.PooledConnectionLifetime = connectionLifetime;
        // Spans of the calls stay; their ids are none of the portal's business.
        handler.ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator();
        handler.SslOptions.CertificateChainPolicy = ChainPolicy(options);
    }

    // The portal sends its own certificate without the intermediate that issued it. The missing one is offered for building the chain;
    // the root must still be one that the system trusts. There is deliberately no validation callback.
    private static X509ChainPolicy ChainPolicy(PortalOptions options)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.System,
            // A fresh policy checks revocation online, unlike a plain TLS connection.
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.ExtraStore.AddRange(CertificateFile.Load(options.ExtraCertificates));
        return policy;
    }
}
