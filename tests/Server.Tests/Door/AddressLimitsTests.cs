using System.Net;
using Microsoft.Extensions.Options;
using Oig.Api.Door;

namespace Oig.Server.Tests.Door;

public sealed class AddressLimitsTests : IDisposable
{
    private static readonly IPAddress Guesser = IPAddress.Parse("203.0.113.9");

    private readonly AddressLimits _limits = new(Options.Create(new RateLimitOptions { RefusalsPerMinute = 2 }));

    public void Dispose() => _limits.Dispose();

    [Fact]
    public void An_address_may_burst_and_then_has_to_wait()
    {
        var taken = 0;
        while (taken < 1000 && _limits.Shares.AttemptAcquire((Share.Requests, Guesser)).IsAcquired) taken++;
        // A few more may come in while the loop runs.
        Assert.InRange(taken, 100, 200);
        Assert.True(_limits.Shares.AttemptAcquire((Share.Requests, IPAddress.Parse("203.0.113.10"))).IsAcquired);
    }

    [Fact]
    public void Refusals_are_counted_and_forgotten_with_time()
    {
        Assert.Null(_limits.RefusalsSpentFor(Guesser));
        for (var i = 0; i < 2; i++) _limits.CountRefusal(Guesser);
        Assert.Equal(TimeSpan.FromSeconds(30), _limits.RefusalsSpentFor(Guesser));
        Assert.Null(_limits.RefusalsSpentFor(IPAddress.Parse("203.0.113.10")));
    }

    [Fact]
    public void The_addresses_of_one_IPv6_network_are_one()
    {
        for (var i = 0; i < 2; i++) _limits.CountRefusal(IPAddress.Parse($"2001:db8:1:2::{i + 1:x}"));
        Assert.NotNull(_limits.RefusalsSpentFor(IPAddress.Parse("2001:db8:1:2:ffff::1")));
        Assert.Null(_limits.RefusalsSpentFor(IPAddress.Parse("2001:db8:1:3::1")));
    }

    [Fact]
    public void A_million_addresses_share_a_fixed_number_of_slots()
    {
        var slots = Enumerable.Range(0, 1_000_000).Select(i => AddressSlot.Of(new IPAddress(i * 4099L & 0xFFFFFFFF))).ToHashSet();
        Assert.InRange(slots.Count, 60_000, 65_536);
    }
}
