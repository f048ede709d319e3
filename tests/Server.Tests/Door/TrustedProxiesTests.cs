using System.Net;
using Microsoft.Extensions.Options;
using Oig.Api.Door;
using Oig.Silo;

namespace Oig.Server.Tests.Door;

public class TrustedProxiesTests
{
    [Theory]
    [InlineData("10.1.2.3/8", "10.200.0.1", true)]
    [InlineData("10.1.2.3/8", "11.0.0.1", false)]
    [InlineData("10.1.2.3", "10.1.2.3", true)]
    [InlineData("10.1.2.3", "10.1.2.4", false)]
    [InlineData("2001:db8::/33", "2001:db8:7fff::1", true)]
    [InlineData("2001:db8::/33", "2001:db8:8000::1", false)]
    [InlineData("::1", "::1", true)]
    [InlineData("0.0.0.0/0", "8.8.8.8", true)]
    [InlineData("::/0", "8.8.8.8", false)]
    public void A_network_holds_its_addresses(string network, string address, bool held) =>
        Assert.Equal(held, new TrustedProxies(Options.Create(new AccessOptions { TrustedProxies = network })).Contain(IPAddress.Parse(address)));

    [Theory]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/8/8")]
    [InlineData("10.0.0.1:80")]
    [InlineData("[::1]:80")]
    [InlineData("10")]
    [InlineData("proxy.example.com")]
    [InlineData("")]
    public void What_is_no_network_is_not_taken_for_one(string text) => Assert.Null(TrustedProxies.Parse(text));

    [Fact]
    public async Task A_wrong_network_stops_the_start_and_is_named()
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(async () =>
        {
            await using var app = await SiloApp.BuildAsync(["--urls=http://127.0.0.1:0", "--Oig:DataPath=:memory:", "--Oig:Access:TrustedProxies=10.0.0.0/8,10.0.0.0/40"]);
            await app.StartAsync();
        });
        Assert.Contains("Oig:Access:TrustedProxies: '10.0.0.0/40'", failure.Message, StringComparison.Ordinal);
    }
}
