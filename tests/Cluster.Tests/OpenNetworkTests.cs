using Oig.Cluster.Members;
using Oig.Cluster.Settings;

namespace Oig.Cluster.Tests;

/// <summary>When the server says that passwords travel in the clear.</summary>
public sealed class OpenNetworkTests
{
    [Theory]
    [InlineData(ClusterProvider.Redis, "10.1.2.3", false, true)]
    [InlineData(ClusterProvider.Postgres, null, false, true)]
    [InlineData(ClusterProvider.Redis, "10.1.2.3", true, false)]
    [InlineData(ClusterProvider.Redis, "127.0.0.1", false, false)]
    [InlineData(ClusterProvider.Localhost, null, false, false)]
    public void A_network_is_open_unless_it_is_this_machine_or_vouched_for(ClusterProvider provider, string? address, bool isPrivate, bool isOpen) =>
        Assert.Equal(isOpen, OpenNetwork.IsOpen(new() { Provider = provider, AdvertisedAddress = address, PrivateNetwork = isPrivate }));

    [Fact]
    public void A_network_is_not_open_when_everything_on_it_is_encrypted() =>
        Assert.False(OpenNetwork.IsOpen(new() { Provider = ClusterProvider.Redis, AdvertisedAddress = "10.1.2.3", Tls = new() { CertificatePath = "a.pem" } }));
}
