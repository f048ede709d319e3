using Oig.Server.Tests.Hosting;

namespace Oig.Server.Tests;

public class SharedReadingTests
{
    [Fact]
    public async Task Ten_clients_at_once_cause_one_login_and_one_reading()
    {
        await using var server = await OigServer.StartAsync();
        var clients = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => server.ConnectAsync()));
        var replies = await Task.WhenAll(clients.Select(client => client.CallAsync("get_basic_data")));
        Assert.All(replies, reply => Assert.Equal("success", reply.Status()));
        Assert.Single(server.Portal.Requests.Logins);
        Assert.Single(server.Portal.Requests.LiveReads);
        foreach (var client in clients) await client.DisposeAsync();
    }
}
