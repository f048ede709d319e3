using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Oig.TelemetryCost;

/// <summary>The real server in mock mode, one process for each round.</summary>
internal static class Server
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);

    // All clients have one address here.
    private static readonly string[] Unlimited = ["--Oig:RateLimit:RequestsPerSecond=100000", "--Oig:RateLimit:Burst=100000"];

    /// <summary>Starts it, with telemetry going to <paramref name="collector"/> unless that is null, and measures cached calls.</summary>
    public static async Task<Measured> MeasureAsync(string? collector, TimeSpan duration)
    {
        var url = new Uri($"http://127.0.0.1:{FreePort()}");
        using var process = Process.Start(Command(url, collector))!;
        // Nobody reads what it says, but a full pipe would stop it.
        process.BeginOutputReadLine();
        try
        {
            using var load = new Load(url);
            await load.ReadyAsync();
            await load.RunAsync(WarmUp);
            var before = process.TotalProcessorTime;
            var (calls, elapsed) = await load.RunAsync(duration);
            process.Refresh();
            return new(calls / elapsed.TotalSeconds, (process.TotalProcessorTime - before).TotalMilliseconds / calls);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static ProcessStartInfo Command(Uri url, string? collector) => new(
        "dotnet", [Program(), $"--urls={url}", "--Oig:Session:SnapshotLifetime=00:10:00", .. Unlimited,
         $"--Oig:Cluster:SiloPort={FreePort()}", $"--Oig:Cluster:GatewayPort={FreePort()}"])
    {
        RedirectStandardOutput = true,
        Environment =
        {
            ["OIG_CLOUD_MOCK"] = "1",
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector,
            ["FAIL2BAN_LOG_PATH"] = Path.Combine(AppContext.BaseDirectory, "fail2ban.log"),
        },
    };

    private static string Program()
    {
        var output = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);
        var (framework, configuration) = (Path.GetFileName(output), Path.GetFileName(Path.GetDirectoryName(output)!));
        var repository = new DirectoryInfo(output);
        while (!File.Exists(Path.Combine(repository.FullName, "OigOrleans.sln"))) repository = repository.Parent!;
        return Path.Combine(repository.FullName, "src", "Silo", "bin", configuration, framework, "Oig.Silo.dll");
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
