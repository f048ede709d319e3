using Oig.Contracts.Control;
using Oig.Simulator;

namespace Oig.Grains.Tests.Control;

/// <summary>
/// Every answer that a change can get, with and without an effect, and what people do then. At most one write for each change; "confirmed"
/// only of what the box does; "refused" only where nothing can have happened.
/// </summary>
public sealed class AnswerMatrixTests : HouseTest
{
    public enum Afterwards
    {
        Nothing,
        Repeat,
        Opposite,
        Restart,
    }

    private const string TimeOut = "time-out";

    private static readonly Dictionary<string, (Trouble? Trouble, ChangeState State)> Answers = new()
    {
        ["accepted"] = (null, ChangeState.Accepted),
        ["200 with a text that begins like a refusal"] = (Trouble.Respond(200, """[[0,2,"Nastala chyba."]]"""), ChangeState.Unknown),
        ["200 with a negative word"] = (Trouble.Respond(200, """[[0,2,"Uloženo. Pokud nebyl proveden do 10 minut, ověřte připojení."]]"""), ChangeState.Accepted),
        ["200 []"] = (Trouble.Respond(200, "[]"), ChangeState.Unknown),
        ["200 object"] = (Trouble.Respond(200, """{"ok":true}"""), ChangeState.Unknown),
        ["200 HTML"] = (Trouble.MaintenancePage, ChangeState.Unknown),
        ["500 Chyba"] = (Trouble.ServerError, ChangeState.Refused),
        ["500 other HTML"] = (Trouble.Respond(500, "<html><title>Whoops</title></html>"), ChangeState.Unknown),
        ["500 empty"] = (Trouble.Respond(500, ""), ChangeState.Unknown),
        ["502"] = (Trouble.Respond(502, "<html><title>Bad gateway</title></html>"), ChangeState.Unknown),
        ["503"] = (Trouble.Unavailable(), ChangeState.Unknown),
        ["429"] = (Trouble.TooManyRequests(), ChangeState.Unknown),
        ["302"] = (Trouble.Redirect, ChangeState.Unknown),
        ["401"] = (Trouble.Respond(401, ""), ChangeState.Unknown),
        ["403"] = (Trouble.Respond(403, ""), ChangeState.Unknown),
        ["404"] = (Trouble.Respond(404, "<html>no</html>"), ChangeState.Unknown),
        [TimeOut] = (Trouble.NoAnswer(TimeSpan.FromMinutes(1)), ChangeState.Unknown),
        ["lost connection"] = (Trouble.Abort, ChangeState.Unknown),
        ["cut answer"] = (Trouble.Truncated, ChangeState.Unknown),
        ["garbage"] = (Trouble.Garbage, ChangeState.Unknown),
        ["too large"] = (Trouble.Oversized(), ChangeState.Unknown),
    };

    public static TheoryData<string, bool, Afterwards> All
    {
        get
        {
            var data = new TheoryData<string, bool, Afterwards>();
            foreach (var answer in Answers.Keys)
                foreach (var stored in new[] { true, false })
                    foreach (var then in Enum.GetValues<Afterwards>()) data.Add(answer, stored, then);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_answer_is_told_as_what_it_is_and_causes_no_second_write(string answer, bool stored, Afterwards then)
    {
        // The scripts' own error page says that nothing was stored; all else may be said by somebody in front of them.
        if (answer == "500 Chyba" && stored) return;
        var (trouble, state) = Answers[answer];
        if (!stored) House.Portal.Switches.WriteEffect = WriteEffect.Ignored;
        if (trouble is not null) House.Portal.Switches.Fail(PortalEndpoint.SetValue, trouble with { AfterHandling = stored, Times = 1 });

        var sent = await SendAsync(answer);
        Assert.Equal(state, sent.State);
        if (!stored) House.Portal.Switches.WriteEffect = WriteEffect.Delayed;
        Assert.Equal(1, House.WritesOf(1));

        if (then == Afterwards.Repeat && sent.IsOpen) Assert.Equal(sent.Id, (await House.AskAsync(Wanted.Mode(1))).Change?.Id);
        if (then == Afterwards.Restart) House.Restart();
        var opposite = then == Afterwards.Opposite ? await House.AskAsync(Wanted.Mode(0)) : null;
        // Nobody may be told that the former value is "already set" while the box may yet follow.
        if (sent.IsOpen) Assert.NotEqual(ChangeState.AlreadySet, opposite?.Change?.State);
        if (then == Afterwards.Restart) await House.Controller.SeeAsync(await House.SeeAsync());

        await House.PassAsync(TimeSpan.FromMinutes(16));
        Assert.Equal(1, House.WritesOf(1));
        Assert.InRange(House.WritesOf(0), 0, opposite?.IsChange == true ? 1 : 0);
        var end = House.Controller.Find(sent.Id)!;
        AssertTrue(end, stored, opposite?.Change);
    }

    [Fact]
    public async Task A_connection_that_cannot_be_made_sends_nothing_and_says_so()
    {
        await using var house = await ControlledHouse.StartAsync();
        await house.AskAsync(Wanted.Mode(1));
        house.Session("one@example.com").BeforeWrite = () => house.Portal.DisposeAsync();
        await house.Controller.WorkAsync();
        Assert.Equal((ChangeState.Refused, ControlReason.NotReached), (house.Newest.State, house.Newest.Cause));
        Assert.Empty(house.Portal.Requests.Writes);
    }

    [Theory]
    [InlineData("503", true)]
    [InlineData("503", false)]
    [InlineData("lost connection", true)]
    [InlineData("lost connection", false)]
    public async Task The_opposite_wish_after_an_unclear_one_is_sent_and_the_box_ends_as_it_says(string answer, bool stored)
    {
        if (!stored) House.Portal.Switches.WriteEffect = WriteEffect.Ignored;
        House.Portal.Switches.Fail(PortalEndpoint.SetValue, Answers[answer].Trouble! with { AfterHandling = stored, Times = 1 });
        var unclear = await House.ChangeAsync(Wanted.Mode(1));
        House.Portal.Switches.WriteEffect = WriteEffect.Delayed;
        var back = (await House.AskAsync(Wanted.Mode(0))).Change!;
        Assert.Equal(ChangeState.Waiting, back.State);
        await House.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(1, House.WritesOf(0));
        Assert.Equal(ChangeState.Confirmed, House.Controller.Find(back.Id)!.State);
        Assert.Equal(0, House.Box["box_prms", "mode"]);
        Assert.NotEqual(ChangeState.Unknown, House.Controller.Find(unclear.Id)!.State);
    }

    // Nobody waits for an answer longer than the time allowed, which is the test's to let pass.
    private async Task<Change> SendAsync(string answer)
    {
        var change = House.ChangeAsync(Wanted.Mode(1));
        if (answer == TimeOut)
        {
            while (House.Portal.Requests.Writes.Count == 0) await Task.Delay(5);
            House.Time.Advance(TimeSpan.FromSeconds(21));
        }

        return await change;
    }

    private void AssertTrue(Change change, bool stored, Change? opposite)
    {
        if (change.State == ChangeState.Confirmed) Assert.True(stored, "It was confirmed although the portal forgot it.");
        if (change.State == ChangeState.Refused) Assert.False(stored, "It was refused although the portal stored it.");
        if (opposite is null && stored && change.State != ChangeState.Refused) Assert.Equal((ChangeState.Confirmed, 1), (change.State, House.Box["box_prms", "mode"]));
        if (opposite is null && !stored) Assert.NotEqual(ChangeState.Confirmed, change.State);
        Assert.False(change.IsOpen);
    }
}
