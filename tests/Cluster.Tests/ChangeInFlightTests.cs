using System.Text.Json;
using System.Text.Json.Nodes;
using Oig.Cluster.Settings;
using Oig.Cluster.Tests.Clients;
using Oig.Cluster.Tests.Processes;
using Oig.Cluster.Tests.Servers;
using Oig.Grains.Tests.Control.Cluster;
using Oig.Simulator;

namespace Oig.Cluster.Tests;

/// <summary>A change of a box that is under way when the silo of the box dies.</summary>
public sealed class ChangeInFlightTests
{
    private const string Control = "--Oig:Control:Enabled=true";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [ServerTheory]
    [InlineData(ClusterProvider.Redis)]
    [InlineData(ClusterProvider.Postgres)]
    public async Task A_change_whose_silo_dies_while_it_is_sent_is_answered_unknown_and_never_sent_twice(ClusterProvider provider)
    {
        var portalTime = new ShiftedTime();
        await using var cluster = await ClusterUnderTest.StartAsync(provider, Enumerable.Range(1, 100).Select(ClientCrowd.Email), time: portalTime);
        // One after another: starting together they keep each other from answering probes on a small machine.
        var (doomed, survivor, _, frontEnd) = (
            await ReadyAsync(cluster.AddSilo(Control)), await ReadyAsync(cluster.AddSilo(Control)), await ReadyAsync(cluster.AddSilo(Control)),
            await ReadyAsync(cluster.AddFrontEnd(Control)));
        // Of one the session dies with the box, of the other it goes on.
        int[] accounts = [await HouseAsync(cluster, doomed, sessionOn: doomed, 1), await HouseAsync(cluster, doomed, sessionOn: survivor, 50)];
        cluster.Portal.Switches.Fail(PortalEndpoint.SetValue, Trouble.NoAnswer(TimeSpan.FromMinutes(1)) with { AfterHandling = true });

        Task<JsonElement>[] asked = [SetModeAsync(frontEnd, accounts[0]), SetModeAsync(survivor, accounts[1])];
        await Eventually.IsTrueAsync(() => Task.FromResult(cluster.Portal.Requests.Writes.Count == 2), Patience, "Nothing was sent.");
        await doomed.Process.KillAsync();
        Assert.All(await Task.WhenAll(asked).WaitAsync(Patience), reply => Assert.Equal("outcome_unknown", CodeOf(reply)));

        await Task.WhenAll(accounts.Select(account => AssertKeptAsync(survivor, frontEnd, account)));
        cluster.Portal.Switches.Heal();
        portalTime.MoveAhead(TimeSpan.FromMinutes(2));
        await Task.WhenAll(accounts.Select(account => AssertConfirmedAsync(survivor, account)));
        Assert.Equal(accounts.Select(ClientCrowd.Email), cluster.Portal.Requests.Writes.Select(write => write.Account!).Order(StringComparer.Ordinal));
    }

    // The list tells the truth, and the same wish again joins the change instead of being sent.
    private static async Task AssertKeptAsync(Node survivor, Node frontEnd, int account)
    {
        var kept = await ChangeAsync(survivor, account);
        Assert.Equal("unknown", kept.GetProperty("state").GetString());
        var again = await SetModeAsync(frontEnd, account);
        Assert.Equal("outcome_unknown", CodeOf(again));
        Assert.Equal(kept.GetProperty("change_id").GetString(), again.GetProperty("data").GetProperty("change_id").GetString());
    }

    private static async Task AssertConfirmedAsync(Node node, int account)
    {
        await Eventually.IsTrueAsync(
            async () => (await ChangeAsync(node, account)).GetProperty("state").GetString() == "confirmed", Patience, "The change is not confirmed.");
        Assert.Equal("already_set", (await SetModeAsync(node, account)).GetProperty("data").GetProperty("state").GetString());
    }

    // Wakes boxes until one lives where it is wanted; Orleans prefers the silo that is asked, but does not promise it.
    private static async Task<int> HouseAsync(ClusterUnderTest cluster, Node boxOn, Node sessionOn, int first)
    {
        for (var account = first; ; account++)
        {
            await sessionOn.ReadAsync(account);
            await boxOn.CallAsync("get_control_status", account);
            var (sessions, boxes) = (await GrainMap.KeysOnAsync(cluster, sessionOn, "session"), await GrainMap.KeysOnAsync(cluster, boxOn, "box"));
            if (sessions.Contains(cluster.SessionKey(account)) && boxes.Contains(cluster.BoxKey(account))) return account;
        }
    }

    private static async Task<Node> ReadyAsync(Node node)
    {
        await node.ReadyAsync();
        return node;
    }

    private static Task<JsonElement> SetModeAsync(Node node, int account) =>
        node.CallAsync("set_box_mode", account, new JsonObject { ["mode"] = "Home 2" });

    private static async Task<JsonElement> ChangeAsync(Node node, int account) => Assert.Single(
        (await node.CallAsync("get_control_status", account)).GetProperty("data").GetProperty("changes").EnumerateArray());

    private static string? CodeOf(JsonElement reply) => reply.TryGetProperty("code", out var code) ? code.GetString() : null;
}
