using System.Text;
using Oig.Cluster.Tests.Processes;

namespace Oig.Attack.Servers;

/// <summary>The server as a process of its own, behind a proxy that tells addresses.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly OwnProcess _process;

    private SiloProcess(OwnProcess process, Uri mcp) => (_process, Mcp) = (process, mcp);

    /// <summary>Limits of an address that no attack here reaches, for what the account alone withstands.</summary>
    public static string[] NoAddressLimits { get; } =
        [.. ((string[])["RequestsPerSecond", "Burst", "RefusalsPerMinute"]).Select(limit => $"--Oig:RateLimit:{limit}=1000000")];

    public Uri Mcp { get; }

    /// <summary>Memory that it occupies, bytes.</summary>
    public long WorkingSet => _process.WorkingSet;

    /// <summary>Bytes that it has printed so far.</summary>
    public int Printed => Encoding.UTF8.GetByteCount(_process.Output);

    /// <summary>Starts <paramref name="program"/>, an <c>Oig.Silo.dll</c>, and waits until it is ready.</summary>
    public static async Task<SiloProcess> StartAsync(
        string program, SiloFolder folder, Uri portal, string[] settings, Dictionary<string, string>? environment = null)
    {
        var url = new Uri($"http://127.0.0.1:{FreePorts.Next()}");
        var process = OwnProcess.Start(
            "dotnet",
            [program, $"--urls={url}", $"--Oig:Cluster:SiloPort={FreePorts.Next()}", $"--Oig:Cluster:GatewayPort={FreePorts.Next()}",
             $"--Oig:Portal:BaseUrl={portal}", $"--Oig:DataPath={folder.Data}", $"--Oig:Access:WhitelistPath={folder.AllowList}",
             $"--FAIL2BAN_LOG_PATH={folder.Fail2BanLog}", "--Oig:Access:TrustedProxies=127.0.0.1", .. settings],
            environment);
        var silo = new SiloProcess(process, new(url, "/mcp"));
        await silo.UntilReadyAsync();
        return silo;
    }

    public Task StopAsync() => _process.StopAsync(Patience);

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private async Task UntilReadyAsync()
    {
        using var http = new HttpClient();
        using var patience = new CancellationTokenSource(Patience);
        while (!await IsReadyAsync(http))
        {
            if (patience.IsCancellationRequested) throw new TimeoutException($"The server does not get ready:\n{_process.Output}");
            await Task.Delay(200);
        }
    }

    private async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync(new Uri(Mcp, "/health/ready"));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
