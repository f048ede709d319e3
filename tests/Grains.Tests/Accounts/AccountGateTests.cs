using Oig.Contracts.Accounts;

namespace Oig.Grains.Tests.Accounts;

/// <summary>Refused passwords and the locks that they cause.</summary>
public sealed class AccountGateTests : GateTest
{
    [Fact]
    public void The_fourth_wrong_password_is_locked_out_for_ten_seconds()
    {
        for (var i = 0; i < 3; i++) Assert.Equal(LoginDecision.Granted, Guess($"wrong-{i}"));
        Assert.Equal(new LoginPermit(LoginDecision.LockedOut, TimeSpan.FromSeconds(10)), Gate.Request("wrong-3"));
    }

    [Fact]
    public void Each_further_refusal_doubles_the_lock_up_to_half_an_hour()
    {
        Options.LoginsPerHour = 1000;
        for (var i = 0; i < 3; i++) Guess($"wrong-{i}");
        var locks = new List<double>();
        for (var i = 3; i < 14; i++)
        {
            locks.Add(Gate.Request("probe").RetryAfter!.Value.TotalSeconds);
            Time.Advance(TimeSpan.FromSeconds(locks[^1]));
            Guess($"wrong-{i}");
        }

        Assert.Equal([10, 20, 40, 80, 160, 320, 640, 1280, 1800, 1800, 1800], locks);
    }

    [Fact]
    public void A_thousand_guesses_at_once_get_as_many_tries_as_one_after_another()
    {
        var granted = Enumerable.Range(0, 1000).Count(i => Gate.Request($"wrong-{i}").Decision == LoginDecision.Granted);
        Assert.Equal(3, granted);
    }

    [Fact]
    public void Behind_a_lock_that_ran_out_there_is_one_try_at_aTime()
    {
        for (var i = 0; i < 3; i++) Guess($"wrong-{i}");
        Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(1, Enumerable.Range(0, 100).Count(i => Gate.Request($"more-{i}").Decision == LoginDecision.Granted));
    }

    [Fact]
    public void A_refused_password_is_known_and_counts_once()
    {
        Guess("wrong");
        for (var i = 0; i < 100; i++) Assert.Equal(LoginDecision.KnownBad, Gate.Request("wrong").Decision);
        Assert.Equal(1, State.Refusals);
    }

    [Fact]
    public void A_refused_password_may_be_tried_again_after_an_hour()
    {
        Guess("wrong");
        Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(LoginDecision.Granted, Gate.Request("wrong").Decision);
    }

    [Fact]
    public void The_known_good_password_is_admitted_while_the_account_is_locked()
    {
        LogIn("right", LoginVerdict.Accepted);
        for (var i = 0; i < 3; i++) Guess($"wrong-{i}");
        Assert.Equal(LoginDecision.LockedOut, Gate.Request("another").Decision);
        Assert.Equal(LoginDecision.Granted, Gate.Request("right").Decision);
    }

    [Fact]
    public void A_known_good_password_that_is_refused_loses_its_privilege()
    {
        LogIn("right", LoginVerdict.Accepted);
        LogIn("right", LoginVerdict.Refused);
        Assert.Equal(LoginDecision.KnownBad, Gate.Request("right").Decision);
    }

    [Fact]
    public void A_success_forgets_the_refusals()
    {
        for (var i = 0; i < 2; i++) Guess($"wrong-{i}");
        LogIn("right", LoginVerdict.Accepted);
        for (var i = 2; i < 5; i++) Assert.Equal(LoginDecision.Granted, Guess($"wrong-{i}"));
    }

    [Fact]
    public void A_day_of_peace_forgets_the_refusals()
    {
        for (var i = 0; i < 3; i++) Guess($"wrong-{i}");
        Time.Advance(TimeSpan.FromHours(24));
        for (var i = 3; i < 6; i++) Assert.Equal(LoginDecision.Granted, Guess($"wrong-{i}"));
    }

    [Fact]
    public void A_report_that_comes_too_late_still_counts_a_refusal()
    {
        Gate.Request("slow");
        Time.Advance(TimeSpan.FromMinutes(2));
        Gate.Request("other");
        Gate.Report("slow", LoginVerdict.Refused);
        Assert.Equal(1, State.Refusals);
        Assert.Equal(LoginDecision.KnownBad, Gate.Request("slow").Decision);
    }

    [Fact]
    public void A_day_after_the_last_refusal_nothing_is_left_to_remember()
    {
        Guess("wrong");
        Assert.False(Gate.IsBlank());
        Time.Advance(TimeSpan.FromHours(24));
        Assert.True(Gate.IsBlank());
    }

    [Fact]
    public void Only_the_credentials_accepted_last_are_known_to_be_good()
    {
        LogIn("right", LoginVerdict.Accepted);
        Guess("wrong");
        Assert.True(Gate.Compare("right"));
        Assert.False(Gate.Compare("wrong"));
    }

    [Fact]
    public void A_permit_that_was_never_reported_is_free_again_after_a_minute()
    {
        for (var i = 0; i < 3; i++) Gate.Request($"lost-{i}");
        Assert.Equal(LoginDecision.LockedOut, Gate.Request("next").Decision);
        Time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(LoginDecision.Granted, Gate.Request("next").Decision);
    }

    [Fact]
    public void The_memory_of_refused_passwords_is_bounded()
    {
        Options.LoginsPerHour = 1000;
        Options.KnownBadFor = TimeSpan.FromDays(1);
        for (var i = 0; i < 1000; i++)
        {
            LogIn($"wrong-{i}", LoginVerdict.Refused);
            Time.Advance(TimeSpan.FromMinutes(31));
        }

        Assert.InRange(State.KnownBad.Count, 1, 64);
    }
}
