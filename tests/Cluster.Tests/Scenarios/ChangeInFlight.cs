using System.Text.Json;
using System.Text.Json.Nodes;
using Oig.Cluster.Tests.Clients;
using Oig.Cluster.Tests.Processes;
using Oig.Simulator;

namespace Oig.Cluster.Tests.Scenarios;

/// <summary>A change of a box that is being sent when the silo of the box dies: it is answered unknown, and never sent twice.</summary>
internal sealed class ChangeInFlight(ThreeSilos silos)
{
    // Accounts of its own; some more than are needed, since not every box wakes where it is wanted.
    private const int First = 101;
    private const int Second = 141;
    private const int AtOnce = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public async Task RunAsync()
    {
        var cluster = await silos.WholeAsync();
        var (doomed, survivor, frontEnd) = (silos.Members[0], silos.Members[1], silos.Members[^1]);
        // Of one the session dies with the box, of the other it goes on.
        int[] accounts = [await HouseAsync(cluster, doomed, sessionOn: doomed, First), await HouseAsync(cluster, doomed, sessionOn: survivor, Second)];
        cluster.Portal.Switches.Fail(PortalEndpoint.SetValue, Trouble.NoAnswer(TimeSpan.FromMinutes(1)) with { AfterHandling = true });

        Task<JsonElement>[] asked = [SetModeAsync(frontEnd, accounts[0]), SetModeAsync(survivor, accounts[1])];
        await Eventually.IsTrueAsync(() => Task.FromResult(cluster.Portal.Requests.Writes.Count == 2), Patience, "Nothing was sent.");
        await doomed.Process.KillAsync();
        Assert.All(await Task.WhenAll(asked).WaitAsync(Patience), reply => Assert.Equal("outcome_unknown", CodeOf(reply)));

        await Task.WhenAll(accounts.Select(account => AssertKeptAsync(survivor, frontEnd, account)));
        cluster.Portal.Switches.Heal();
        silos.PortalTime.MoveAhead(TimeSpan.FromMinutes(2));
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
        for (var next = first; ; next += AtOnce)
        {
            var accounts = Enumerable.Range(next, AtOnce).ToArray();
            await Task.WhenAll(accounts.Select(account => WakeAsync(boxOn, sessionOn, account)));
            var (sessions, boxes) = (await GrainMap.KeysOnAsync(cluster, sessionOn, "session"), await GrainMap.KeysOnAsync(cluster, boxOn, "box"));
            if (accounts.FirstOrDefault(account => sessions.Contains(cluster.SessionKey(account)) && boxes.Contains(cluster.BoxKey(account))) is > 0 and var found) return found;
        }
    }

    private static async Task WakeAsync(Node boxOn, Node sessionOn, int account)
    {
        await sessionOn.ReadAsync(account);
        await boxOn.CallAsync("get_control_status", account);
    }

    private static Task<JsonElement> SetModeAsync(Node node, int account) =>
        node.CallAsync("set_box_mode", account, new JsonObject { ["mode"] = "Home 2" });

    private static async Task<JsonElement> ChangeAsync(Node node, int account) => Assert.Single(
        (await node.CallAsync("get_control_status", account)).GetProperty("data").GetProperty("changes").EnumerateArray());

    private static string? CodeOf(JsonElement reply) => reply.TryGetProperty("code", out var code) ? code.GetString() : null;
}
