using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Oig.Cluster.Tests.Processes;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Cluster.Tests.Clients;

/// <summary>Clients that read all the time, each request on a connection of its own to the next node that says it is ready.</summary>
internal sealed class ClientCrowd : IAsyncDisposable
{
    // Enough to be on the way at any moment, and little enough for a small machine to do something else beside.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero }) { Timeout = TimeSpan.FromSeconds(40) };
    private readonly CancellationTokenSource _over = new();
    private readonly ConcurrentQueue<Call> _calls = [];
    private readonly ReadyNodes _nodes;
    private readonly Task _work;

    public ClientCrowd(IReadOnlyList<Node> nodes, int accounts)
    {
        _nodes = new(nodes, _over.Token);
        _work = Task.WhenAll(Enumerable.Range(1, accounts).Select(ReadAsync));
    }

    public IReadOnlyCollection<Call> Calls => _calls;

    public static string Email(int account) => $"load-{account:D6}@example.com";

    public static HttpRequestMessage Request(
        Uri node, int account, string tool = "get_basic_data", JsonNode? arguments = null, string password = AccountBook.TestPassword) =>
        RawMcp.Call(new(node, "/mcp"), tool, arguments)
            .With("X-OIG-Email", Email(account)).With("X-OIG-Password", password).With("X-OIG-Readonly-Access", "false");

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _work;
        await _nodes.DisposeAsync();
        _http.Dispose();
        _over.Dispose();
    }

    private async Task ReadAsync(int account)
    {
        while (!_over.IsCancellationRequested)
        {
            if (await TryAsync(account, _nodes.Next()) is { } call) _calls.Enqueue(call);
            await Task.Delay(Pause);
        }
    }

    // Null when nothing was sent: nobody listened there any more.
    private async Task<Call?> TryAsync(int account, Uri node)
    {
        var sentAt = TimeProvider.System.GetUtcNow();
        try
        {
            using var request = Request(node, account);
            using var response = await _http.SendAsync(request);
            var reply = (await response.ResultAsync()).GetProperty("structuredContent");
            var problem = reply.GetProperty("status").GetString() == "success" ? null : reply.ToString();
            return new(account, node, sentAt, TimeProvider.System.GetUtcNow(), problem);
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.ConnectionError)
        {
            return null;
        }
        catch (Exception exception)
        {
            return new(account, node, sentAt, TimeProvider.System.GetUtcNow(), exception.Message);
        }
    }
}
