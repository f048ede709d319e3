using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Oig.Cluster.Tests.Clients;
using Oig.Cluster.Tests.Processes;

namespace Oig.Cluster.Tests.Scenarios;

/// <summary>The operator asks and orders at one silo, and all of them answer for it.</summary>
internal sealed class OperatorAtWork(ThreeSilos silos)
{
    private const int Attacked = 181;
    private const int Owner = 182;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public async Task RunAsync()
    {
        await silos.WholeAsync();
        await LiftsALockAsync();
        await StopsChangesAsync();
        await SubcommandAsync();
    }

    private async Task LiftsALockAsync()
    {
        for (var guess = 0; guess < 4; guess++) await silos.Members[0].ReadAsync(Attacked, $"guess-{guess}");
        var account = await AskAsync(1, "account", ClientCrowd.Email(Attacked));
        Assert.NotEqual(JsonValueKind.Null, account.GetProperty("locked_until").ValueKind);
        var key = account.GetProperty("account").GetString()!;
        await Eventually.IsTrueAsync(
            async () => (await AskAsync(2, "lockouts")).EnumerateArray().Any(one => one.GetProperty("account").GetString() == key), Patience, "The account is not listed.");

        Assert.Equal(JsonValueKind.Null, (await AskAsync(0, "unlock", key)).GetProperty("locked_until").ValueKind);
        Assert.DoesNotContain(key, (await AskAsync(2, "lockouts")).GetRawText());
        Assert.Contains("\"status\":\"success\"", await silos.Members[2].ReadAsync(Attacked));
    }

    private async Task StopsChangesAsync()
    {
        Assert.Equal("stopped", (await AskAsync(0, "stop", "")).GetProperty("changes").GetString());
        var denied = await SetModeAsync(silos.Members[1]);
        Assert.Equal("writes_paused", denied.GetProperty("code").GetString());
        Assert.Contains("operator", denied.GetProperty("message").GetString());
        Assert.True((await silos.Members[^1].CallAsync("get_control_status", Owner)).GetProperty("data").GetProperty("writes_stopped").GetBoolean());

        Assert.Equal("allowed", (await AskAsync(2, "allow", "")).GetProperty("changes").GetString());
        Assert.Contains("change_id", (await SetModeAsync(silos.Members[1])).GetRawText(), StringComparison.Ordinal);
        await Eventually.IsTrueAsync(async () =>
        {
            var steps = (await AskAsync(1, "audit")).EnumerateArray().Select(record => record.GetProperty("step").GetString()).ToHashSet();
            return steps.IsSupersetOf(["denied", "asked", "sending", "stopped_changes", "allowed_changes", "lifted_lock"]);
        }, Patience, "The audit lacks a step.");
    }

    private async Task SubcommandAsync()
    {
        await using var command = OwnProcess.Start("dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "Oig.Silo.dll"), "operator", "changes", $"--Oig:Dashboard:Port={silos.OperatorUrl(0).Port}", $"--Oig:Operator:Key={ThreeSilos.OperatorKey}",
        ]);
        Assert.True(await command.ExitCodeAsync(Patience) == 0, command.Output);
        Assert.Equal("allowed", JsonElement.Parse(command.Output).GetProperty("changes").GetString());
    }

    private static Task<JsonElement> SetModeAsync(Node node) => node.CallAsync("set_box_mode", Owner, new JsonObject { ["mode"] = "Home 2", ["acknowledge"] = true });

    // With a word it is a POST.
    private async Task<JsonElement> AskAsync(int silo, string command, string? account = null)
    {
        using var http = new HttpClient { BaseAddress = silos.OperatorUrl(silo) };
        http.DefaultRequestHeaders.Add("X-OIG-Operator-Key", ThreeSilos.OperatorKey);
        using var answer = account is null ? await http.GetAsync(command) : await http.PostAsJsonAsync(command, new { account });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync());
    }
}
