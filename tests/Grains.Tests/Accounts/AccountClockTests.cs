using Oig.Contracts.Accounts;

namespace Oig.Grains.Tests.Accounts;

/// <summary>Locks and budgets while the machine's clock is put.</summary>
public sealed class AccountClockTests : GateTest
{
    [Theory]
    [InlineData(-2)]
    [InlineData(2)]
    public void A_clock_that_is_put_makes_no_lock_longer_or_shorter(int hours)
    {
        for (var i = 0; i < 3; i++) Guess($"wrong-{i}");
        Time.Advance(TimeSpan.FromSeconds(4));
        Time.Put(TimeSpan.FromHours(hours));
        Assert.Equal(TimeSpan.FromSeconds(6), Gate.Request("probe").RetryAfter);
        Time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(LoginDecision.Granted, Gate.Request("probe").Decision);
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(2)]
    public void A_clock_that_is_put_gives_no_login_back_and_takes_none(int hours)
    {
        for (var i = 0; i < 12; i++) LogIn("right", LoginVerdict.Accepted);
        Time.Advance(TimeSpan.FromMinutes(20));
        Time.Put(TimeSpan.FromHours(hours));
        Assert.Equal(new LoginPermit(LoginDecision.BudgetSpent, TimeSpan.FromMinutes(40)), Gate.Request("right"));
    }

    [Fact]
    public void A_login_that_was_not_judged_is_given_back_although_the_clock_was_put_meanwhile()
    {
        Gate.Request("right");
        Time.Put(TimeSpan.FromHours(-2));
        Gate.Report("right", LoginVerdict.NotJudged);
        Assert.Empty(State.Logins);
    }

    [Fact]
    public void What_is_stored_with_a_clock_that_was_put_back_since_begins_anew_and_lasts_no_longer_than_in_full()
    {
        for (var i = 0; i < 3; i++) Guess($"wrong-{i}");
        Time.Advance(TimeSpan.FromSeconds(9));
        Time.Put(TimeSpan.FromDays(-7));
        Restart();
        Assert.Equal(TimeSpan.FromSeconds(10), Gate.Request("probe").RetryAfter);
        Assert.Equal(LoginDecision.KnownBad, Gate.Request("wrong-0").Decision);
        Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(LoginDecision.Granted, Gate.Request("wrong-0").Decision);
    }

    [Fact]
    public void A_clock_put_forward_does_not_make_a_refused_password_forgotten()
    {
        Guess("wrong");
        Time.Put(TimeSpan.FromHours(3));
        Assert.Equal(LoginDecision.KnownBad, Gate.Request("wrong").Decision);
        Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(LoginDecision.Granted, Gate.Request("wrong").Decision);
    }
}
