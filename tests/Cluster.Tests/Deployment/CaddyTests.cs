using Oig.Cluster.Tests.Processes;
using Oig.Cluster.Tests.Servers;

namespace Oig.Cluster.Tests.Deployment;

/// <summary>The shipped Caddyfile sends the same caller to the same process, as far as there is one, and shows no secret.</summary>
public sealed class CaddyTests : IAsyncLifetime
{
    private const string Password = "a password of Caddy's tests";

    private static readonly string[] Owners = [.. Enumerable.Range(1, 20).Select(number => $"owner-{number}@example.com")];

    private CaddyServer _caddy = null!;

    public async Task InitializeAsync() => _caddy = await CaddyServer.StartAsync(upstreams: 3);

    public async Task DisposeAsync() => await _caddy.DisposeAsync();

    [ServerFact(CaddyServer.Program)]
    public async Task The_same_caller_reaches_the_same_process_whichever_way_his_credentials_come()
    {
        foreach (var way in new[] { ByHeaders, ByBasic, ByToken })
        {
            var homes = await LastingHomesAsync(way);
            Assert.NotEqual(1, homes.Values.Distinct().Count());
        }
    }

    [ServerFact(CaddyServer.Program)]
    public async Task Requests_without_credentials_are_spread_and_the_mark_of_the_proxy_reaches_no_process()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => _caddy.AskAsync()));
        Assert.NotEqual(1, answers.Select(answer => answer.Upstream).Distinct().Count());
        var (_, headers) = await _caddy.AskAsync([.. ByHeaders(Owners[0]), ("X-OIG-Caller", "somebody else")]);
        Assert.Contains("X-OIG-Email", headers, StringComparer.OrdinalIgnoreCase);
        Assert.Contains("X-OIG-Password", headers, StringComparer.OrdinalIgnoreCase);
        Assert.DoesNotContain("X-OIG-Caller", headers, StringComparer.OrdinalIgnoreCase);
    }

    [ServerFact(CaddyServer.Program)]
    public async Task When_a_process_goes_its_callers_go_elsewhere_and_all_others_stay()
    {
        var before = await LastingHomesAsync(ByHeaders);
        var gone = before[Owners[0]];
        await _caddy.StopAsync(gone);
        var after = await LastingHomesAsync(ByHeaders);
        Assert.DoesNotContain(gone, after.Values);
        Assert.All(Owners.Where(owner => before[owner] != gone), owner => Assert.Equal(before[owner], after[owner]));
    }

    [ServerFact(CaddyServer.Program)]
    public async Task A_request_that_fails_leaves_no_credentials_in_the_log()
    {
        await _caddy.StopAllAsync();
        using var answer = await _caddy.SendAsync(ByHeaders(Owners[0]));
        Assert.False(answer.IsSuccessStatusCode);
        await Eventually.IsTrueAsync(() => Task.FromResult(_caddy.Log.Contains($"\"status\":{(int)answer.StatusCode}", StringComparison.Ordinal)), TimeSpan.FromMinutes(1), _caddy.Log);
        Assert.DoesNotContain(Password, _caddy.Log);
        Assert.DoesNotContain(Owners[0], _caddy.Log);
    }

    // On a machine whose cores are taken a process may seem gone for a moment.
    private async Task<Dictionary<string, string>> LastingHomesAsync(Func<string, (string, string)[]> way)
    {
        Dictionary<string, string> homes = [];
        await Eventually.SucceedsAsync(
            async () =>
            {
                homes = await HomesAsync(way);
                Assert.Equal(homes, await HomesAsync(way));
                Assert.Equal(homes, await HomesAsync(way));
            },
            TimeSpan.FromMinutes(1));
        return homes;
    }

    private async Task<Dictionary<string, string>> HomesAsync(Func<string, (string, string)[]> way)
    {
        var homes = new Dictionary<string, string>();
        foreach (var owner in Owners) homes[owner] = (await _caddy.AskAsync(way(owner))).Upstream;
        return homes;
    }

    private static (string, string)[] ByHeaders(string owner) => [("X-OIG-Email", owner), ("X-OIG-Password", Password)];

    private static (string, string)[] ByBasic(string owner) => [("Authorization", $"Basic {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{owner}:{Password}"))}")];

    private static (string, string)[] ByToken(string owner) => [("Authorization", $"Bearer token-of-{owner}")];
}
