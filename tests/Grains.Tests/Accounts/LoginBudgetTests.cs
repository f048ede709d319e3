using Oig.Contracts.Accounts;

namespace Oig.Grains.Tests.Accounts;

/// <summary>How many logins of an account reach the portal.</summary>
public sealed class LoginBudgetTests : GateTest
{
    [Fact]
    public void An_outage_counts_neither_as_refusal_nor_against_the_budget()
    {
        for (var i = 0; i < 500; i++) Assert.Equal(LoginDecision.Granted, LogIn("right", LoginVerdict.NotJudged));
        Assert.Equal(0, State.Refusals);
        Assert.Empty(State.Logins);
    }

    [Fact]
    public void An_outage_gives_back_the_login_that_it_took_and_no_other()
    {
        LogIn("right", LoginVerdict.Accepted);
        Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(LoginDecision.Granted, Gate.Request("slow").Decision);
        Time.Advance(TimeSpan.FromSeconds(5));
        LogIn("wrong", LoginVerdict.Refused);
        var others = State.Logins.Where((_, i) => i != 1).ToArray();
        Gate.Report("slow", LoginVerdict.NotJudged);
        Assert.Equal(others, State.Logins);
    }

    [Fact]
    public void Twelve_logins_an_hour_are_the_budget_of_the_owner()
    {
        for (var i = 0; i < 12; i++) Assert.Equal(LoginDecision.Granted, LogIn("right", LoginVerdict.Accepted));
        Time.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(new LoginPermit(LoginDecision.BudgetSpent, TimeSpan.FromMinutes(40)), Gate.Request("right"));
        Time.Advance(TimeSpan.FromMinutes(40));
        Assert.Equal(LoginDecision.Granted, Gate.Request("right").Decision);
    }

    [Fact]
    public void Guesses_cannot_use_up_the_owners_logins()
    {
        LogIn("right", LoginVerdict.Accepted);
        for (var i = 0; i < 10_000; i++)
        {
            Guess($"wrong-{i}");
            Time.Advance(TimeSpan.FromSeconds(1));
            Assert.True(State.Logins.Count <= 8);
        }

        Assert.Equal(LoginDecision.Granted, Gate.Request("right").Decision);
    }

    [Fact]
    public void At_most_twenty_guesses_an_hour_reach_the_portal()
    {
        var reached = 0;
        for (var second = 0; second < 3600; second++, Time.Advance(TimeSpan.FromSeconds(1)))
            if (Guess($"wrong-{second}") == LoginDecision.Granted) reached++;
        Assert.InRange(reached, 3, 20);
    }
}
