using System.Text;
using System.Text.Json.Nodes;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Server.Tests.Secrecy;

/// <summary>What the real program prints when it logs all that it can, with secrets in headers and in the URLs of its settings.</summary>
public sealed class TraceLogTests
{
    private const string InUrl = "Marked-in-a-url";
    private const string Wrong = "Marked-and-wrong";

    private static readonly string[] Trace =
    [
        .. ((string[])["Default", "Microsoft", "Microsoft.AspNetCore", "Microsoft.Extensions.Http", "Microsoft.Extensions.Hosting.Internal.Host", "ModelContextProtocol",
            "Orleans", "Orleans.Runtime.Watchdog", "Orleans.Runtime.Silo", "Orleans.Runtime.SiloLifecycleSubject", "Orleans.Messaging.GatewayManager",
            "Microsoft.Extensions.Diagnostics.HealthChecks", "Oig.Audit", "Polly", "System.Net.Http"]).Select(category => $"--Logging:LogLevel:{category}=Trace"),
    ];

    [Fact]
    public async Task No_line_tells_an_authorization_a_password_or_the_user_info_of_a_URL()
    {
        var url = $"http://127.0.0.1:{FreePorts.Next()}";
        using var silo = new ProgramProcess("Silo", [$"--urls={url}", .. Ports(), .. Trace], ("OIG_CLOUD_MOCK", "1"),
            // Nobody listens there: what cannot be sent is complained of.
            ("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://marked-user:{InUrl}@127.0.0.1:{FreePorts.Next()}"),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_METRIC_EXPORT_INTERVAL", "200"), ("OTEL_BSP_SCHEDULE_DELAY", "200"), ("OTEL_BLRP_SCHEDULE_DELAY", "200"));
        await silo.PrintedAsync("Application started");
        foreach (var password in (string[])[AccountBook.TestPassword, Wrong]) await CallAsync(new($"{url}/mcp"), password);
        await silo.PrintedAsync("Authentication failed");

        // A search in silence would find nothing either.
        Assert.Contains("Request starting", silo.Output, StringComparison.Ordinal);
        Assert.Contains("sending message", silo.Output, StringComparison.Ordinal);
        string[] secrets = [InUrl, AccountBook.TestPassword, Wrong, $"{AccountBook.OneBoxEmail}:{AccountBook.TestPassword}", $"{AccountBook.OneBoxEmail}:{Wrong}"];
        foreach (var form in secrets.SelectMany(Forms.Of)) Assert.DoesNotContain(form, silo.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("marked-user", silo.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_portal_address_with_a_password_stops_the_start_with_one_line_that_does_not_repeat_it()
    {
        using var silo = new ProgramProcess("Silo", ["--urls=http://127.0.0.1:0", "--Oig:DataPath=:memory:", .. Ports(), .. Trace],
            ("Oig__Portal__BaseUrl", $"https://marked-user:{InUrl}@portal.example.com/"));
        Assert.Equal(1, await silo.EndedAsync());
        Assert.Contains("Oig:Portal:BaseUrl must not contain a user name", silo.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(InUrl, silo.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("marked-user", silo.Output, StringComparison.OrdinalIgnoreCase);
    }

    private static string[] Ports() => [$"--Oig:Cluster:SiloPort={FreePorts.Next()}", $"--Oig:Cluster:GatewayPort={FreePorts.Next()}"];

    // Both ways to send credentials.
    private static async Task CallAsync(Uri mcp, string password)
    {
        using var http = new HttpClient();
        using var basic = RawMcp.Call(mcp, "get_basic_data", new JsonObject())
            .With("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{AccountBook.OneBoxEmail}:{password}"))}");
        using var headers = RawMcp.Call(mcp, "get_basic_data", new JsonObject()).With("X-OIG-Email", AccountBook.OneBoxEmail).With("X-OIG-Password", password);
        foreach (var request in (HttpRequestMessage[])[basic, headers]) (await http.SendAsync(request)).Dispose();
    }
}
