using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Oig.Cluster.Tls;

/// <summary>What a member proves itself with, and what it wants proved by others.</summary>
internal sealed class Identity(X509Certificate2 certificate, X509Certificate2Collection chain, X509Certificate2Collection authority)
{
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");
    private static readonly Oid ClientAuthentication = new("1.3.6.1.5.5.7.3.2");

    private readonly SslStreamCertificateContext _certificate = SslStreamCertificateContext.Create(certificate, chain, offline: true);

    public X509Certificate2 Certificate => certificate;

    public string Subject => certificate.Subject;

    public DateTimeOffset ValidUntil => certificate.NotAfter;

    /// <summary>For a connection that another member opened.</summary>
    public void Prepare(SslServerAuthenticationOptions handshake)
    {
        handshake.ServerCertificateSelectionCallback = null;
        handshake.ServerCertificateContext = _certificate;
        handshake.ClientCertificateRequired = true;
        handshake.CertificateChainPolicy = TrustInAuthority();
        // Every connection proves itself anew: what was good an hour ago may be expired, or of an authority that is no longer one.
        handshake.AllowTlsResume = false;
    }

    /// <summary>For a connection to another member.</summary>
    public void Prepare(SslClientAuthenticationOptions handshake)
    {
        handshake.ClientCertificateContext = _certificate;
        handshake.CertificateChainPolicy = TrustInAuthority();
        handshake.AllowTlsResume = false;
    }

    /// <summary>What other members would find wrong with the own certificate.</summary>
    public X509ChainStatusFlags Faults()
    {
        using var check = new X509Chain { ChainPolicy = TrustInAuthority() };
        check.ChainPolicy.ExtraStore.AddRange(chain);
        check.Build(certificate);
        return check.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status);
    }

    // The system's roots count for nothing here, and nothing is fetched. Members are known by addresses that come and go: whoever the
    // authority signed for is one, whatever its name.
    private X509ChainPolicy TrustInAuthority()
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            VerificationFlags = X509VerificationFlags.IgnoreInvalidName,
        };
        policy.CustomTrustStore.AddRange(authority);
        policy.ApplicationPolicy.Add(ServerAuthentication);
        policy.ApplicationPolicy.Add(ClientAuthentication);
        return policy;
    }
}
