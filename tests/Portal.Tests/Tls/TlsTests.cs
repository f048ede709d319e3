using Oig.Contracts.Control;
using Oig.Portal.Failures;
using Oig.Portal.Tests.Http;
using Oig.Simulator;

namespace Oig.Portal.Tests.Tls;

public sealed class TlsTests(TlsServers servers) : IClassFixture<TlsServers>
{
    [LinuxTheory]
    [InlineData("complete chain")]
    [InlineData("leaf only, intermediate configured")]
    [InlineData("leaf only, several configured")]
    public void A_chain_that_ends_at_a_trusted_root_is_accepted(string server)
    {
        Assert.Equal("logged in", servers.Outcome(server));
        Assert.Equal(1, servers.Requests(server));
    }

    [LinuxTheory]
    [InlineData("leaf only")]
    [InlineData("wrong host")]
    [InlineData("expired")]
    [InlineData("unknown root")]
    [InlineData("unknown root, configured")]
    [InlineData("self-signed")]
    public void Any_other_certificate_is_refused_before_the_password_is_sent(string server)
    {
        Assert.Equal(nameof(CertificateProblemException), servers.Outcome(server));
        Assert.Equal(0, servers.Requests(server));
    }

    [Fact]
    public async Task A_certificate_problem_proves_that_no_change_was_sent_and_is_not_tried_again()
    {
        using var stranger = new SimulatedAuthority();
        await using var portal = await FakePortal.StartAsync(Answers.HangUpAsync, stranger.Server("localhost"), stranger.Intermediate);
        using var client = TestClient.Create(new Uri($"https://localhost:{portal.BaseUrl.Port}/"), new WatchedTime());

        await Assert.ThrowsAsync<CertificateProblemException>(
            () => client.Portal.WriteAsync(TestClient.Session, BoxWrite.Of(TestClient.Box, BoxParameter.Mode, 0), client.Begin()));
        await Assert.ThrowsAsync<CertificateProblemException>(() => client.Portal.ReadSnapshotAsync(TestClient.Session, client.Begin()));

        Assert.Empty(portal.Requests);
    }
}
