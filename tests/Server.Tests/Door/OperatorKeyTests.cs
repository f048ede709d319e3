using System.Net;
using System.Net.Http.Json;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Server.Tests.Door;

/// <summary>Who may give the operator's commands, and where.</summary>
public class OperatorKeyTests
{
    private const string Key = "a key of forty characters for the operator";

    [Fact]
    public async Task Only_the_key_opens_the_commands_and_wrong_ones_are_told_nothing_and_keep_nobody_waiting_who_has_it()
    {
        var port = FreePorts.Next();
        await using var server = await OigServer.StartAsync([$"--Oig:Operator:Key={Key}", $"--Oig:Dashboard:Port={port}"]);
        using var stranger = Client(port, Key[1..]);
        using var owner = Client(port, Key);

        var wrong = Enumerable.Range(0, 20).Select(_ => stranger.GetAsync("operator/lockouts")).ToArray();
        Assert.Equal("[]", await owner.GetStringAsync("operator/lockouts"));
        var answers = await Task.WhenAll(wrong);
        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests], answers.Select(answer => answer.StatusCode).Distinct().Order());
        Assert.All(await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync())), body => Assert.Equal("", body));
        // The dashboard is another switch, and the addresses of clients know nothing of the commands.
        Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync("DashboardCounters")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync(new Uri(server.Url, "/operator/lockouts"))).StatusCode);
    }

    [Fact]
    public async Task A_request_that_is_none_is_answered_with_what_it_should_be()
    {
        var port = FreePorts.Next();
        await using var server = await OigServer.StartAsync([$"--Oig:Operator:Key={Key}", $"--Oig:Dashboard:Port={port}"]);
        using var owner = Client(port, Key);
        HttpContent[] bodies = [new StringContent("{"), JsonContent.Create(new { }), JsonContent.Create(new { account = new string('a', 1000) }), JsonContent.Create(1)];
        foreach (var body in bodies)
        {
            using var answer = await owner.PostAsync("operator/account", body);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("The body must be JSON", await answer.Content.ReadAsStringAsync());
        }

        using var known = await owner.PostAsJsonAsync("operator/account", new { account = AccountBook.OneBoxEmail });
        Assert.Contains("\"locked_until\":null", await known.Content.ReadAsStringAsync());
    }

    private static HttpClient Client(int port, string key)
    {
        var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
        http.DefaultRequestHeaders.Add("X-OIG-Operator-Key", key);
        return http;
    }
}
