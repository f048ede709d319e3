using System.Net;
using CsCheck;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Oig.Api.Door;

namespace Oig.Server.Tests.Door;

public class ClientAddressTests
{
    private const string Proxies = "10.0.0.0/8 192.168.1.5 2001:db8:ffff::/48 127.0.0.1";

    [Theory]
    [InlineData("203.0.113.9", "8.8.8.8", "203.0.113.9")]
    [InlineData("10.1.2.3", "203.0.113.9", "203.0.113.9")]
    [InlineData("10.1.2.3", "8.8.8.8, 203.0.113.9", "203.0.113.9")]
    [InlineData("10.1.2.3", "8.8.8.8, 203.0.113.9, 192.168.1.5", "203.0.113.9")]
    [InlineData("10.1.2.3", "10.9.9.9, 192.168.1.5", "10.9.9.9")]
    [InlineData("10.1.2.3", "203.0.113.9:4711", "203.0.113.9")]
    [InlineData("10.1.2.3", "2001:db8::7", "2001:db8::7")]
    [InlineData("10.1.2.3", "[2001:db8::7]", "2001:db8::7")]
    [InlineData("10.1.2.3", "[2001:DB8::7]:4711", "2001:db8::7")]
    [InlineData("10.1.2.3", "::ffff:203.0.113.9", "203.0.113.9")]
    [InlineData("10.1.2.3", "fe80::1%3", "fe80::1")]
    [InlineData("::ffff:10.1.2.3", "203.0.113.9", "203.0.113.9")]
    [InlineData("::ffff:203.0.113.9", null, "203.0.113.9")]
    [InlineData("fe80::1%3", null, "fe80::1")]
    [InlineData("2001:db8:ffff::1", "203.0.113.9", "203.0.113.9")]
    [InlineData("10.1.2.3", null, "10.1.2.3")]
    public void The_nearest_hop_that_is_no_trusted_proxy_is_the_client(string peer, string? chain, string client) =>
        Assert.Equal(client, Decide(peer, "X-Forwarded-For", chain));

    [Theory]
    [InlineData("")]
    [InlineData("unknown")]
    [InlineData("_hidden")]
    [InlineData("8.8.8.8, ")]
    [InlineData("8.8.8.8, unknown")]
    [InlineData("8.8.8.8, 1")]
    [InlineData("8.8.8.8, 0x08080808")]
    [InlineData("8.8.8.8, 08.8.8.8")]
    [InlineData("8.8.8.8, 9.9.9.9.9")]
    [InlineData("8.8.8.8, [9.9.9.9]")]
    [InlineData("8.8.8.8, [2001:db8::7")]
    [InlineData("8.8.8.8, 9.9.9.9:port")]
    [InlineData("8.8.8.8, 9.9.9.9:")]
    [InlineData("8.8.8.8, evil.example.com")]
    public void Behind_a_hop_that_nobody_can_tell_nothing_is_believed(string chain) =>
        Assert.Equal("10.1.2.3", Decide("10.1.2.3", "X-Forwarded-For", chain));

    [Theory]
    [InlineData("for=203.0.113.9", "203.0.113.9")]
    [InlineData("For=\"203.0.113.9:4711\";proto=https;by=10.1.2.3", "203.0.113.9")]
    [InlineData("for=8.8.8.8, for=203.0.113.9;by=192.168.1.5, for=192.168.1.5", "203.0.113.9")]
    [InlineData("for=\"[2001:db8::7]:4711\"", "2001:db8::7")]
    [InlineData("for=\"[2001:db8::7]:_port\"", "2001:db8::7")]
    [InlineData("proto=https; for=203.0.113.9 ;", "203.0.113.9")]
    [InlineData("for=unknown", "10.1.2.3")]
    [InlineData("for=_hidden", "10.1.2.3")]
    [InlineData("proto=https", "10.1.2.3")]
    [InlineData("for=8.8.8.8;for=9.9.9.9", "10.1.2.3")]
    [InlineData("for=\"8.8.8.8", "10.1.2.3")]
    [InlineData("203.0.113.9", "10.1.2.3")]
    public void The_standard_header_is_understood(string header, string client) =>
        Assert.Equal(client, Decide("10.1.2.3", "Forwarded", header));

    [Theory]
    // A quote that the client opens must not swallow what the proxy appends.
    [InlineData("for=\"8.8.8.8, for=203.0.113.9", "203.0.113.9")]
    // A host name that the client chose and the proxy repeats, quoted.
    [InlineData("for=203.0.113.9;host=\"a,for=8.8.8.8;b=\"", "10.1.2.3")]
    [InlineData("for=203.0.113.9;host=\"a,for=8.8.8.8,b\"", "10.1.2.3")]
    [InlineData("for=203.0.113.9;host=\"a,for=\\\"8.8.8.8\\\"\"", "10.1.2.3")]
    public void Quotes_forge_no_address(string header, string client) => Assert.Equal(client, Decide("10.1.2.3", "Forwarded", header));

    [Theory]
    [InlineData(ProxyHeader.Either, "203.0.113.9")]
    [InlineData(ProxyHeader.XForwardedFor, "203.0.113.9")]
    [InlineData(ProxyHeader.Forwarded, "198.51.100.7")]
    public void The_operator_says_which_header_the_proxy_writes(ProxyHeader header, string client)
    {
        var headers = new HeaderDictionary { ["X-Forwarded-For"] = "203.0.113.9", ["Forwarded"] = "for=198.51.100.7" };
        Assert.Equal(client, Decide("10.1.2.3", headers, header));
    }

    [Fact]
    public void Several_header_lines_are_one_chain() => Assert.Equal(
        "203.0.113.9", Decide("10.1.2.3", new HeaderDictionary { ["X-Forwarded-For"] = new(["8.8.8.8", "203.0.113.9"]) }, ProxyHeader.Either));

    [Fact]
    public void What_stands_left_of_the_proxys_entry_changes_nothing() =>
        Gen.String.Sample(text => Decide("10.1.2.3", "X-Forwarded-For", $"{text},203.0.113.9") == "203.0.113.9"
            && Decide("10.1.2.3", "Forwarded", $"{text},for=203.0.113.9") == "203.0.113.9");

    [Fact]
    public void A_header_from_elsewhere_changes_nothing() =>
        Gen.String.Sample(text => Decide("203.0.113.9", "X-Forwarded-For", text) == "203.0.113.9" && Decide("203.0.113.9", "Forwarded", text) == "203.0.113.9");

    private static string Decide(string peer, string name, string? value) =>
        Decide(peer, value is null ? [] : new HeaderDictionary { [name] = value }, ProxyHeader.Either);

    private static string Decide(string peer, HeaderDictionary headers, ProxyHeader header)
    {
        var trusted = new TrustedProxies(Options.Create(new AccessOptions { TrustedProxies = Proxies }));
        return ClientAddress.Decide(IPAddress.Parse(peer), ForwardedHops.Read(headers, header), trusted).ToString();
    }
}
