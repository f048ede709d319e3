using System.Security.Cryptography.X509Certificates;

namespace Oig.Simulator.Tests.Hosting;

public sealed class HttpsTests : IDisposable
{
    private readonly SimulatedAuthority _authority = new();

    public void Dispose() => _authority.Dispose();

    [Fact]
    public async Task A_complete_chain_satisfies_a_client_that_knows_the_root() =>
        Assert.True(await IsTrustedAsync(_authority.Server(), sendIntermediate: true));

    [Fact]
    public async Task A_leaf_alone_does_not() => Assert.False(await IsTrustedAsync(_authority.Server(), sendIntermediate: false));

    [Fact]
    public async Task A_leaf_alone_satisfies_a_client_that_has_the_intermediate() =>
        Assert.True(await IsTrustedAsync(_authority.Server(), sendIntermediate: false, _authority.Intermediate));

    [Fact]
    public async Task A_certificate_for_another_host_does_not_satisfy() =>
        Assert.False(await IsTrustedAsync(_authority.Server("portal.example.com"), sendIntermediate: true));

    [Fact]
    public async Task A_self_signed_certificate_does_not_satisfy() =>
        Assert.False(await IsTrustedAsync(_authority.SelfSigned(), sendIntermediate: true));

    private async Task<bool> IsTrustedAsync(X509Certificate2 certificate, bool sendIntermediate, params X509Certificate2[] known)
    {
        using var owned = certificate;
        await using var portal = await PortalSimulator.StartAsync(new SimulatorOptions
        {
            Certificate = certificate,
            Intermediates = sendIntermediate ? [_authority.Intermediate] : [],
        });
        Assert.Equal("https", portal.BaseUrl.Scheme);
        using var client = new HttpClient(new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = Policy(known) } });
        try
        {
            using var response = await client.GetAsync(portal.BaseUrl);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException problem) when (problem.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            return false;
        }
    }

    private X509ChainPolicy Policy(X509Certificate2[] known)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.Add(_authority.Root);
        policy.ExtraStore.AddRange(known);
        return policy;
    }
}
