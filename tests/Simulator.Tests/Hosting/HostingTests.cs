using System.Net;
using Oig.Simulator.Tests.Support;

namespace Oig.Simulator.Tests.Hosting;

public sealed class HostingTests : SimulatorTest
{
    protected override SimulatorOptions Options => new() { BasePath = "cez" };

    [Fact]
    public async Task The_portal_can_live_below_a_base_path()
    {
        Assert.Equal("/cez/", Portal.BaseUrl.AbsolutePath);
        Assert.NotNull((await Visitor.LogInAsync()).SessionCookie);
        Assert.Equal(HttpStatusCode.OK, (await Visitor.LiveAsync()).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Visitor.GetAsync("/json.php")).Status);
    }

    [Fact]
    public void It_listens_on_loopback_only() => Assert.Equal("127.0.0.1", Portal.BaseUrl.Host);

    [Fact]
    public async Task A_taken_port_is_told() =>
        await Assert.ThrowsAsync<IOException>(() => PortalSimulator.StartAsync(new SimulatorOptions { Port = Portal.BaseUrl.Port }));

    [Fact]
    public async Task Another_simulator_has_its_own_switches_and_sessions()
    {
        await using var other = await PortalSimulator.StartAsync();
        Portal.Switches.Live = LiveData.Off;
        await Visitor.LogInAsync();
        using var stranger = new Visitor(other.BaseUrl) { Cookie = Visitor.Cookie };

        Assert.Equal(LiveData.On, other.Switches.Live);
        Assert.Equal("[]", (await stranger.LiveAsync()).Text);
    }

    [Fact]
    public async Task The_well_known_accounts_can_be_left_out()
    {
        await using var bare = await PortalSimulator.StartAsync(new SimulatorOptions { DefaultAccounts = false });

        Assert.Empty(bare.Accounts.All);
        Assert.Throws<KeyNotFoundException>(() => bare.Accounts[AccountBook.OneBoxEmail]);
    }
}
