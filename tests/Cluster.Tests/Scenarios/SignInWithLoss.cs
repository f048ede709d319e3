using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Web;
using Oig.Cluster.Tests.Clients;
using Oig.Cluster.Tests.Processes;
using Oig.Cluster.Tests.Servers;
using Oig.Server.Tests.Hosting;
using Oig.SignIn.Tests.Support;
using Oig.Simulator;

namespace Oig.Cluster.Tests.Scenarios;

/// <summary>Signing in at silos that store in Redis, while two of them are lost: the client goes on, with its own owner's battery.</summary>
internal sealed class SignInWithLoss(ThreeSilos silos)
{
    private const int Mine = 191;
    private const int Theirs = 192;

    public async Task RunAsync()
    {
        var cluster = await silos.WholeAsync();
        var node = cluster.Nodes[0];
        using var client = new OAuthClient(ThreeSilos.PublicUrl, () => new Proxy(() => node.Url));
        using var other = new OAuthClient(ThreeSilos.PublicUrl, () => new Proxy(() => cluster.Nodes[2].Url));
        await client.RegisterAsync();
        await other.RegisterAsync();
        var theirs = await OAuthClient.TokensOf(await other.ExchangeAsync(await CodeAsync(other, Theirs)));

        var code = await CodeAsync(client, Mine);
        await cluster.Nodes[0].Process.KillAsync();
        node = cluster.Nodes[1];
        var tokens = await UntilGrantedAsync(() => client.ExchangeAsync(code));
        Assert.Equal(BoxOf(cluster, Mine), await BoxSeenAsync(node, tokens.Access));

        var lost = client.RefreshAsync(tokens.Refresh);
        await cluster.Nodes[1].Process.KillAsync();
        await ((Task)lost).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        node = cluster.Nodes[2];
        var renewed = await UntilGrantedAsync(() => client.RefreshAsync(tokens.Refresh));
        Assert.Equal(BoxOf(cluster, Mine), await BoxSeenAsync(node, renewed.Access));
        Assert.Equal(BoxOf(cluster, Theirs), await BoxSeenAsync(node, (await UntilGrantedAsync(() => other.RefreshAsync(theirs.Refresh))).Access));

        var stored = await ((RedisServer)cluster.Store).DumpAsync();
        foreach (var secret in (string[])[AccountBook.TestPassword, ClientCrowd.Email(Mine), code, tokens.Access, tokens.Refresh, renewed.Access, renewed.Refresh])
            Assert.DoesNotContain(secret, stored, StringComparison.Ordinal);
        Assert.Contains("grants", stored, StringComparison.Ordinal);
    }

    private static async Task<string> CodeAsync(OAuthClient client, int account) =>
        HttpUtility.ParseQueryString((await client.ConsentAsync(ClientCrowd.Email(account), AccountBook.TestPassword)).Query)["code"]!;

    // Until the others have noticed that a silo is gone, grants on it cannot be asked for: the client is told to try again.
    private static async Task<Tokens> UntilGrantedAsync(Func<Task<HttpResponseMessage>> ask)
    {
        HttpResponseMessage? answer = null;
        await Eventually.IsTrueAsync(
            async () => (answer = await ask()).IsSuccessStatusCode || await OAuthClient.ErrorOf(answer) != "temporarily_unavailable", TimeSpan.FromSeconds(60), "No tokens were granted.");
        return await OAuthClient.TokensOf(answer!);
    }

    private static async Task<string> BoxSeenAsync(Node node, string token)
    {
        using var http = new HttpClient();
        using var request = RawMcp.Call(new(node.Url, "/mcp"), "get_basic_data", new JsonObject());
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var reply = (await (await http.SendAsync(request)).ResultAsync()).GetProperty("structuredContent");
        return reply.GetProperty("data").GetProperty("box").GetProperty("id").GetString()!;
    }

    private static string BoxOf(ClusterUnderTest cluster, int account) => cluster.Portal.Accounts[ClientCrowd.Email(account)].Boxes[0].Id;

    /// <summary>Sends what is for the public address to one node.</summary>
    private sealed class Proxy(Func<Uri> node) : DelegatingHandler(Browser.Way())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(node(), request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
