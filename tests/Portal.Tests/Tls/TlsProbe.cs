using System.Diagnostics;
using Oig.Portal.Tests.Http;

namespace Oig.Portal.Tests.Tls;

/// <summary>Logs in from a child process whose only trusted root is a given one: roots cannot be exchanged inside a running process,
/// and nothing is to be left in the trust store of the machine.</summary>
internal static class TlsProbe
{
    /// <summary>Arguments: address and PEM file (or "-") of each login; prints one line for each outcome.</summary>
    internal static async Task<int> Main(string[] args)
    {
        foreach (var pair in args.Chunk(2))
            Console.WriteLine(await OutcomeAsync(new Uri(pair[0]), pair[1]));
        return 0;
    }

    internal static async Task<string[]> RunAsync(string rootFile, IEnumerable<string> args)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [typeof(TlsProbe).Assembly.Location, .. args])
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["SSL_CERT_FILE"] = rootFile,
                ["SSL_CERT_DIR"] = Path.Combine(Path.GetDirectoryName(rootFile)!, "none"),
                // Nothing listens there: a request to loopback must not go through a proxy.
                ["https_proxy"] = "http://127.0.0.1:1",
                ["HOME"] = Path.GetDirectoryName(rootFile),
            },
        };
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }
        finally
        {
            process.Kill();
        }
    }

    private static async Task<string> OutcomeAsync(Uri address, string extraCertificates)
    {
        using var client = TestClient.Create(address, settings: ("ExtraCertificates", extraCertificates == "-" ? "" : extraCertificates));
        var failure = await Record.ExceptionAsync(() => client.Portal.LogInAsync(TestClient.Credentials, client.Begin()));
        return failure?.GetType().Name ?? "logged in";
    }
}
