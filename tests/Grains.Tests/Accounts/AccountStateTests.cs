using Oig.Grains.Accounts;

namespace Oig.Grains.Tests.Accounts;

/// <summary>Two memories of one account, put together.</summary>
public class AccountStateTests
{
    private static readonly DateTimeOffset Noon = new(2026, 9, 3, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("", "a,b", 2)]
    [InlineData("c", "a,b", 3)]
    [InlineData("a,b,c", "a,b,d", 4)]
    [InlineData("a,b,c", "a,b", 3)]
    [InlineData("a,b", "a,b", 2)]
    public void Each_refusal_counts_once(string own, string stored, int together)
    {
        var state = Refused(own);
        state.Absorb(Refused(stored));
        Assert.Equal(together, state.Refusals);
        Assert.Equal(together, state.KnownBad.Count);
        Assert.Equal(Noon, state.LastRefusalAt);
    }

    [Fact]
    public void Logins_are_those_of_both_in_their_order()
    {
        var state = new AccountState { Logins = [Noon, Noon.AddMinutes(2)] };
        state.Absorb(new() { Logins = [Noon, Noon.AddMinutes(1)] });
        Assert.Equal([Noon, Noon.AddMinutes(1), Noon.AddMinutes(2)], state.Logins);
    }

    [Fact]
    public void A_password_refused_since_is_not_taken_for_good_again_and_one_accepted_since_not_for_bad()
    {
        var refused = Refused("owner");
        refused.Absorb(new() { KnownGood = "owner" });
        Assert.Null(refused.KnownGood);

        var accepted = new AccountState { KnownGood = "owner" };
        accepted.Absorb(Refused("owner"));
        Assert.DoesNotContain("owner", accepted.KnownBad.Keys);
    }

    private static AccountState Refused(string keys)
    {
        var bad = keys.Split(',', StringSplitOptions.RemoveEmptyEntries);
        return new() { Refusals = bad.Length, LastRefusalAt = bad.Length == 0 ? default : Noon, KnownBad = bad.ToDictionary(key => key, _ => Noon.AddHours(1)) };
    }
}
