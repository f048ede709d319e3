using System.Text.Json;
using System.Text.Json.Nodes;
using Oig.Cluster.Tests.Clients;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Cluster.Tests.Processes;

/// <summary>One process of a cluster, on ports of its own, which it keeps when it is started again.</summary>
internal sealed class Node : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(120);
    private static readonly HttpClient Http = new();

    private readonly string[] _arguments;

    public Node(string program, IEnumerable<string> settings)
    {
        Url = new($"http://127.0.0.1:{FreePorts.Next()}");
        (SiloPort, GatewayPort) = (FreePorts.Next(), FreePorts.Next());
        _arguments =
        [
            Path.Combine(AppContext.BaseDirectory, program), $"--urls={Url}", "--Oig:DataPath=:memory:",
            $"--Oig:Cluster:SiloPort={SiloPort}", $"--Oig:Cluster:GatewayPort={GatewayPort}", .. settings,
        ];
    }

    public Uri Url { get; }

    public int SiloPort { get; }

    public int GatewayPort { get; }

    public OwnProcess Process { get; private set; } = null!;

    /// <summary>Starts it, by another program if there is one in front.</summary>
    public void Start(params string[] before)
    {
        string[] command = [.. before, "dotnet", .. _arguments];
        Process = OwnProcess.Start(command[0], command[1..]);
    }

    public async Task ReadyAsync()
    {
        try
        {
            await Eventually.IsTrueAsync(IsReadyAsync, LongestStart, $"{Url} is not ready.");
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException(Process.Output, exception);
        }
    }

    public Task<bool> IsReadyAsync() => IsHealthyAsync("/health/ready");

    public Task<bool> IsLiveAsync() => IsHealthyAsync("/health/live");

    /// <summary>The reply to <c>get_basic_data</c>.</summary>
    public async Task<string> ReadAsync(int account, string password = AccountBook.TestPassword) =>
        (await CallAsync("get_basic_data", account, password: password)).GetRawText();

    /// <summary>The reply to a tool.</summary>
    public async Task<JsonElement> CallAsync(string tool, int account, JsonNode? arguments = null, string password = AccountBook.TestPassword)
    {
        using var request = ClientCrowd.Request(Url, account, tool, arguments, password);
        using var answer = await Http.SendAsync(request);
        return (await answer.ResultAsync()).GetProperty("structuredContent");
    }

    /// <summary>What <c>/health/ready</c> says.</summary>
    public Task<string> HealthAsync() => Http.GetStringAsync(new Uri(Url, "/health/ready"));

    public ValueTask DisposeAsync() => Process.DisposeAsync();

    private async Task<bool> IsHealthyAsync(string path)
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri(Url, path));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
