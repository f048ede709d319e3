using Oig.Cluster.Tests.Processes;
using Oig.Simulator;

namespace Oig.Cluster.Tests.Home;

/// <summary>The home's server ends, cleanly or not, at every step of a change that it stores.</summary>
public sealed class RestartTests(HomeServer home) : IClassFixture<HomeServer>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [LongTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_change_that_was_taken_is_known_watched_and_confirmed_and_holds_up_the_next_one(bool killed)
    {
        var owner = home.NewAccount();
        await home.SetModeAsync(owner, "Home 2");
        await Eventually.IsTrueAsync(() => Task.FromResult(home.WritesOf(owner).Count == 1), Patience, "Nothing was sent.");
        await Eventually.IsTrueAsync(async () => (await home.ChangesAsync(owner))[0].State == "pending", Patience, "It is not under way.");
        var first = (await home.ChangesAsync(owner))[0].Id;

        // Taken by the portal.
        await home.RestartAsync(killed);
        Assert.Equal(("pending", first), Assert.Single(await home.ChangesAsync(owner)));

        // The next one waits for its turn, and goes on waiting.
        await home.LimitExportAsync(owner, 3_000);
        await home.RestartAsync(killed);
        var changes = await home.ChangesAsync(owner);
        Assert.Equal(("pending", first), changes[0]);
        Assert.Equal("pending", changes[1].State);
        Assert.Single(home.WritesOf(owner));

        // The box follows while the server is away.
        home.PortalTime.MoveAhead(TimeSpan.FromMinutes(2));
        await home.RestartAsync(killed);
        await Eventually.IsTrueAsync(async () => (await home.ChangesAsync(owner))[0].State == "confirmed", Patience, "It is not confirmed.");
        Assert.Equal(changes[1].Id, (await home.ChangesAsync(owner))[1].Id);

        // Confirmed, with the pause that it leaves behind.
        await home.RestartAsync(killed);
        Assert.Equal(("confirmed", first), (await home.ChangesAsync(owner))[0]);
        Assert.Equal("pending", (await home.ChangesAsync(owner))[1].State);
        Assert.Single(home.WritesOf(owner));
    }

    [LongTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_change_that_was_being_sent_is_unknown_never_sent_again_and_confirmed_when_the_box_shows_it(bool killed)
    {
        var owner = home.NewAccount();
        await home.Node.ReadAsync(owner);
        home.Portal.Switches.Fail(PortalEndpoint.SetValue, Trouble.NoAnswer(TimeSpan.FromMinutes(5)) with { AfterHandling = true });
        var asked = home.SetModeAsync(owner, "Home 2");
        await Eventually.IsTrueAsync(() => Task.FromResult(home.WritesOf(owner).Count == 1), Patience, "Nothing was sent.");
        await home.RestartAsync(killed);
        await asked.ContinueWith(_ => { }, TaskScheduler.Default);
        home.Portal.Switches.Heal();

        var kept = Assert.Single(await home.ChangesAsync(owner));
        Assert.Equal("unknown", kept.State);
        var again = await home.SetModeAsync(owner, "Home 2");
        Assert.Equal(kept.Id, again.GetProperty("data").GetProperty("change_id").GetString());
        home.PortalTime.MoveAhead(TimeSpan.FromMinutes(2));
        await Eventually.IsTrueAsync(async () => (await home.ChangesAsync(owner))[0] == ("confirmed", kept.Id), Patience, "It is not confirmed.");
        Assert.Single(home.WritesOf(owner));
    }

    [LongFact]
    public async Task The_password_known_to_be_good_and_the_keys_are_the_same_after_a_restart()
    {
        var owner = home.NewAccount();
        await home.Node.ReadAsync(owner);
        var secret = await File.ReadAllTextAsync(Path.Combine(home.Data, "session-secret"));
        await home.RestartAsync(killed: true);
        Assert.Equal(secret, await File.ReadAllTextAsync(Path.Combine(home.Data, "session-secret")));

        // Three refusals lock the account; the owner's password is admitted all the same, since it is known.
        foreach (var guess in Enumerable.Range(0, 4)) await home.Node.ReadAsync(owner, password: $"guess-{guess}");
        Assert.Contains("\"status\":\"success\"", await home.Node.ReadAsync(owner));
    }
}
