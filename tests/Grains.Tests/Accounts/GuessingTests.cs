using Oig.Contracts.Accounts;

namespace Oig.Grains.Tests.Accounts;

/// <summary>How many passwords are judged for whom, and what the answers tell.</summary>
public sealed class GuessingTests : GateTest
{
    private const string Home = "home";
    private const string Elsewhere = "elsewhere";

    [Fact]
    public void An_address_that_tried_ten_passwords_learns_nothing_more_not_even_from_the_right_one()
    {
        LogIn("right", LoginVerdict.Accepted, Home);
        for (var i = 0; i < 10; i++) Guess($"wrong-{i}", Elsewhere);
        var wrong = Gate.Request("wrong-10", Elsewhere);
        Assert.Equal(LoginDecision.LockedOut, wrong.Decision);
        Assert.Equal(wrong, Gate.Request("right", Elsewhere));
        Assert.Equal(wrong, Gate.Request("wrong-0", Elsewhere));
        Assert.Equal(wrong, Gate.Admit("right", Elsewhere));
        Assert.False(Gate.Compare("right", Elsewhere));
    }

    [Fact]
    public void What_is_locked_and_wrong_and_what_is_limited_are_answered_the_same()
    {
        LogIn("right", LoginVerdict.Accepted, Home);
        var answers = Enumerable.Range(0, 400).Select(i => Gate.Request($"wrong-{i}", Elsewhere)).ToArray();
        // Three are under way to the portal; of the others, seven are compared and the rest are not.
        Assert.Equal(3, answers.Count(answer => answer.Decision == LoginDecision.Granted));
        Assert.Single(answers.Where(answer => answer.Decision != LoginDecision.Granted).Distinct());
        Assert.Equal(10, State.Guesses[Elsewhere].Count);
    }

    [Fact]
    public void A_comparison_from_the_door_counts_like_a_login()
    {
        LogIn("right", LoginVerdict.Accepted, Home);
        for (var i = 0; i < 10; i++) Assert.False(Gate.Compare($"wrong-{i}", Elsewhere));
        Assert.False(Gate.Compare("right", Elsewhere));
        Assert.True(Gate.Compare("right", Home));
    }

    [Fact]
    public void One_wrong_password_over_and_over_is_one_guess()
    {
        for (var i = 0; i < 1000; i++) Guess("an old one", Home);
        Assert.Single(State.Guesses[Home]);
        Assert.Equal(LoginDecision.Granted, LogIn("right", LoginVerdict.Accepted, Home));
    }

    [Fact]
    public void An_owner_who_never_logged_in_gets_past_a_guesser_who_takes_every_chance()
    {
        for (var second = 0; second < 600; second++, Time.Advance(TimeSpan.FromSeconds(1))) Guess($"wrong-{second}", Elsewhere);
        Assert.Equal(LoginDecision.Granted, LogIn("right", LoginVerdict.Accepted, Home));
    }

    [Fact]
    public void The_permit_of_an_address_of_its_own_is_one()
    {
        for (var i = 0; i < 4; i++) Guess($"wrong-{i}", Elsewhere);
        Assert.Equal(LoginDecision.Granted, Gate.Request("one", Home).Decision);
        Assert.Equal(LoginDecision.LockedOut, Gate.Request("two", Home).Decision);
    }

    [Fact]
    public void A_restart_keeps_what_is_good_and_who_guessed()
    {
        LogIn("right", LoginVerdict.Accepted, Home);
        for (var i = 0; i < 10; i++) Guess($"wrong-{i}", Elsewhere);
        Restart();
        Assert.Equal(LoginDecision.LockedOut, Gate.Request("right", Elsewhere).Decision);
        Assert.Equal(LoginDecision.Granted, Gate.Request("right", "an address that was never seen").Decision);
    }

    [Fact]
    public void Guesses_from_everywhere_have_a_bound_and_keep_nobody_out_who_logged_in_from_his_address_before()
    {
        LogIn("right", LoginVerdict.Accepted, Home);
        for (var i = 0; i < 1000; i++) Guess($"wrong-{i}", $"address-{i}");
        Assert.Equal(100, State.Guesses.Sum(asker => asker.Value.Count));
        Assert.True(State.Logins.Count <= 8);
        Assert.Equal(LoginDecision.LockedOut, Gate.Request("right", "another").Decision);
        Assert.Equal(LoginDecision.Granted, Gate.Request("right", Home).Decision);
    }

    [Fact]
    public void Where_the_right_password_was_let_in_from_memory_its_owner_is_at_home_also_after_a_restart()
    {
        LogIn("right", LoginVerdict.Accepted, Home);
        Assert.Equal(LoginDecision.Granted, Gate.Admit("right", "train").Decision);
        Assert.True(Gate.TakeChanged());
        for (var i = 0; i < 200; i++) Guess($"wrong-{i}", $"address-{i}");
        var limited = Gate.Admit("wrong", "another");
        Assert.Equal(LoginDecision.LockedOut, limited.Decision);
        Assert.Equal(limited, Gate.Admit("right", "another"));
        Restart();
        Assert.Equal(LoginDecision.Granted, Gate.Admit("right", "train").Decision);
        Assert.Equal(LoginDecision.Granted, Gate.Request("right", "train").Decision);
    }

    [Fact]
    public void After_a_burst_of_guesses_an_owner_at_a_new_address_waits_for_minutes_and_a_botnet_that_goes_on_gains_ten()
    {
        LogIn("right", LoginVerdict.Accepted, Home);
        for (var i = 0; i < 200; i++) Guess($"wrong-{i}", $"address-{i}");
        Assert.Equal(LoginDecision.LockedOut, Gate.Request("right", "hotel").Decision);
        Time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(LoginDecision.Granted, Gate.Admit("right", "hotel").Decision);

        for (var second = 0; second < 3200; second++, Time.Advance(TimeSpan.FromSeconds(1))) Guess($"more-{second}", $"address-{second + 200}");
        Assert.InRange(State.Guesses.Sum(asker => asker.Value.Count), 100, 110);
        Assert.Equal(LoginDecision.LockedOut, Gate.Request("right", "another").Decision);
        Assert.Equal(LoginDecision.Granted, Gate.Admit("right", "hotel").Decision);
    }

    [Fact]
    public void A_home_in_use_is_stored_once_a_day_and_stays_known_when_others_come()
    {
        LogIn("right", LoginVerdict.Accepted, Home);
        Gate.TakeChanged();
        var stored = 0;
        for (var hour = 0; hour < 48; hour++)
        {
            Time.Advance(TimeSpan.FromHours(1));
            Gate.Admit("right", Home);
            if (Gate.TakeChanged()) stored++;
            Gate.Admit("right", $"train-{hour}");
            Assert.True(Gate.TakeChanged());
            Assert.Contains(Home, State.Homes.Keys);
        }

        Assert.Equal(2, stored);
        Assert.Equal(8, State.Homes.Count);
    }

    [Fact]
    public void Guesses_are_forgotten_after_an_hour()
    {
        LogIn("right", LoginVerdict.Accepted, Home);
        for (var i = 0; i < 10; i++) Guess($"wrong-{i}", Elsewhere);
        Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(LoginDecision.Granted, Gate.Request("right", Elsewhere).Decision);
        Assert.Empty(State.Guesses);
    }

    [Fact]
    public void Another_password_that_is_accepted_voids_the_one_before()
    {
        LogIn("old", LoginVerdict.Accepted, Home);
        var before = Gate.Generation;
        Gate.Request("new", Home);
        Assert.Equal(["old"], Gate.Report("new", LoginVerdict.Accepted, default, Home));
        Assert.Equal(before + 1, Gate.Generation);
        Gate.Request("new", Home);
        Assert.Empty(Gate.Report("new", LoginVerdict.Accepted, default, Home).Except(["old"]));
        Assert.Equal(before + 1, Gate.Generation);
    }

    [Fact]
    public void Credentials_that_were_good_are_no_guess_when_they_fail()
    {
        LogIn("right", LoginVerdict.Accepted, Home);
        LogIn("right", LoginVerdict.Refused, Home);
        Assert.Equal(new(LoginDecision.KnownBad) { WasGood = true, JudgedIn = TimeSpan.FromSeconds(1) }, Gate.Request("right", Home));
        Assert.Empty(State.Guesses);
    }

    [Fact]
    public void A_known_bad_password_is_answered_in_the_time_that_the_portal_took_last()
    {
        Guess("wrong");
        Gate.Request("slow");
        Gate.Report("slow", LoginVerdict.Refused, TimeSpan.FromSeconds(3));
        Assert.Equal(TimeSpan.FromSeconds(3), Gate.Request("wrong").JudgedIn);
    }
}
