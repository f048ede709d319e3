using Microsoft.Extensions.Time.Testing;
using Oig.Contracts.Control;
using Oig.Grains.Control;
using Oig.Simulator;

namespace Oig.Grains.Tests.Control;

/// <summary>The stop of all changes: on evidence, not on one account's trouble.</summary>
public sealed class WriteSwitchTests : HouseTest
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void One_account_whose_session_may_have_ended_stops_nobody()
    {
        var state = new WriteSwitchState();
        for (var i = 0; i < 5; i++) Assert.False(new WriteSwitch(state, _time).Report(new("one", "no text", SessionLives: false)));
        Assert.Null(new WriteSwitch(state, _time).Pause);
    }

    [Fact]
    public void Two_accounts_within_a_quarter_of_an_hour_stop_all()
    {
        var state = new WriteSwitchState();
        new WriteSwitch(state, _time).Report(new("one", "no text", SessionLives: false));
        _time.Advance(TimeSpan.FromMinutes(14));
        Assert.True(new WriteSwitch(state, _time).Report(new("two", "no text", SessionLives: false)));
        Assert.Equal(_time.GetUtcNow().AddMinutes(15), new WriteSwitch(state, _time).Pause?.Until);
    }

    [Fact]
    public void Two_accounts_an_hour_apart_stop_nobody()
    {
        var state = new WriteSwitchState();
        new WriteSwitch(state, _time).Report(new("one", "no text", SessionLives: false));
        _time.Advance(TimeSpan.FromMinutes(60));
        Assert.False(new WriteSwitch(state, _time).Report(new("two", "no text", SessionLives: false)));
    }

    [Fact]
    public async Task A_session_that_dies_with_the_change_stops_nobody_else()
    {
        await House.AskAsync(Wanted.Mode(1));
        House.Portal.Switches.Fail(PortalEndpoint.SetValue, Trouble.Respond(200, "[]") with { Times = 1 });
        House.Session("one@example.com").AfterWrite = () => House.Portal.KillSessions();
        // The strange answer comes first, then the session is found dead.
        await House.Controller.WorkAsync();
        Assert.Equal(ChangeState.Unknown, House.Newest.State);
        Assert.Null(await House.Writes.GetPauseAsync());
    }

    [Fact]
    public async Task A_strange_answer_whose_session_lives_on_stops_all()
    {
        House.Portal.Switches.Fail(PortalEndpoint.SetValue, Trouble.Respond(200, "[]") with { Times = 1 });
        await House.ChangeAsync(Wanted.Mode(1));
        Assert.NotNull(await House.Writes.GetPauseAsync());
    }

    [Theory]
    [InlineData(200, """[[0,2,"Nastala chyba"]]""")]
    [InlineData(200, """[[0,2,"Požadavek uložen. Pokud nebyl proveden do 10 minut, ověřte připojení."]]""")]
    [InlineData(401, "")]
    [InlineData(503, "<html>busy</html>")]
    public async Task One_odd_sentence_or_status_stops_nobody(int status, string body)
    {
        House.Portal.Switches.Fail(PortalEndpoint.SetValue, Trouble.Respond(status, body) with { Times = 1 });
        await House.ChangeAsync(Wanted.Mode(1));
        Assert.Null(await House.Writes.GetPauseAsync());
    }
}
