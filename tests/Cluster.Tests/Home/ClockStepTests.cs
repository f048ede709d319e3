using System.Text.Json;
using System.Text.Json.Nodes;
using Oig.Cluster.Tests.Processes;
using Oig.Cluster.Tests.Servers;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Cluster.Tests.Home;

/// <summary>The real program while the wall clock of its machine is put back and forth.</summary>
public sealed class ClockStepTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // A reading lives for half a minute at least, and a look at the faked clock is dear.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private static readonly HttpClient Http = new();

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oig-clocks-");
    private Uri _mcp = null!;

    public void Dispose() => _folder.Delete(recursive: true);

    [ServerFact(PutClock.Library)]
    public async Task A_clock_that_is_put_freezes_no_reading_and_ends_no_lock()
    {
        using var clock = new PutClock();
        await using var server = await StartAsync(clock);
        await ReadAsync();
        for (var i = 0; i < 3; i++) await GuessAsync($"wrong {i}");
        await AssertLockedAsync("wrong before");

        foreach (var hours in (int[])[-2, 2])
        {
            clock.Put(hours);
            await RefreshedAsync(hours);
            await AssertLockedAsync($"wrong at {hours}");
        }
    }

    private async Task<Node> StartAsync(PutClock clock)
    {
        var node = new Node("Oig.Silo.dll",
        [
            "--OIG_CLOUD_MOCK=1", $"--Oig:Access:WhitelistPath={_folder.FullName}/none.txt", $"--FAIL2BAN_LOG_PATH={_folder.FullName}/auth.log",
            "--Oig:Session:SnapshotLifetime=00:00:30", "--Oig:Lockout:FirstLock=00:30:00",
        ]);
        node.Start(clock.Before);
        await Eventually.IsTrueAsync(node.IsReadyAsync, Patience, "The server does not get ready.");
        _mcp = new(node.Url, "/mcp");
        return node;
    }

    // Only a reading that was made anew carries the time of the clock as it was put.
    private Task RefreshedAsync(int hours) => Eventually.IsTrueAsync(async () => await ReadAsync() is var measuredAt
        && (measuredAt - TimeProvider.System.GetUtcNow().AddHours(hours)).Duration() < TimeSpan.FromMinutes(10), Patience, $"Nothing is read anew at {hours} h.", Pause);

    private async Task<DateTimeOffset> ReadAsync()
    {
        var reply = await CallAsync(AccountBook.OneBoxEmail, AccountBook.TestPassword);
        Assert.True(reply.GetProperty("status").GetString() == "success", reply.GetRawText());
        Assert.InRange(reply.GetProperty("data").GetProperty("age_seconds").GetDouble(), 0, 30);
        return reply.GetProperty("data").GetProperty("measured_at").GetDateTimeOffset();
    }

    private async Task AssertLockedAsync(string password)
    {
        var reply = await GuessAsync(password);
        Assert.Equal("locked_out", reply.GetProperty("code").GetString());
        Assert.InRange(reply.GetProperty("retry_after_seconds").GetInt32(), 60, 1800);
    }

    private async Task<JsonElement> GuessAsync(string password)
    {
        var reply = await CallAsync(AccountBook.TwoBoxesEmail, password);
        Assert.Equal("error", reply.GetProperty("status").GetString());
        return reply;
    }

    // Right after its start, on a machine whose cores are taken, the silo may be too slow for the first call: nothing was judged then.
    private async Task<JsonElement> CallAsync(string email, string password)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var reply = await CallOnceAsync(email, password);
            var isUnanswered = reply.TryGetProperty("code", out var code) && code.GetString() is "server_unavailable" or "portal_timeout";
            if (!isUnanswered || TimeProvider.System.GetElapsedTime(begun) > Patience) return reply;
        }
    }

    private async Task<JsonElement> CallOnceAsync(string email, string password)
    {
        using var request = RawMcp.Call(_mcp, "get_basic_data", new JsonObject()).With("X-OIG-Email", email).With("X-OIG-Password", password);
        using var answer = await Http.SendAsync(request);
        return (await answer.ResultAsync()).GetProperty("structuredContent");
    }
}
