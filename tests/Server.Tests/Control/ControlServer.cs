using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Oig.Grains.Tests.Control.Cluster;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Server.Tests.Control;

/// <summary>One server for the tests of a class; each test steers a box of its own.</summary>
public sealed class ControlServer : IAsyncLifetime
{
    private const int Houses = 40;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oig-control-test-");
    private int _next;

    /// <summary>The clock of server and portal.</summary>
    internal ShiftedTime Time { get; } = new();

    internal OigServer Server { get; private set; } = null!;

    public PortalSimulator Portal => Server.Portal;

    public async Task InitializeAsync()
    {
        var allowed = Path.Combine(_folder.FullName, "whitelist.txt");
        await File.WriteAllLinesAsync(allowed, Enumerable.Range(1, Houses).SelectMany(i => new[] { $"owner-{i}@example.com", $"partner-{i}@example.com" }));
        Server = await OigServer.StartAsync(
            [$"--Oig:Access:WhitelistPath={allowed}", "--Oig:Control:Relay=false", "--Oig:Control:MaxChargePercent=90"],
            builder => builder.Services.AddSingleton<TimeProvider>(Time),
            await PortalSimulator.StartAsync(time: Time));
    }

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>A new box with an owner and a partner of their own.</summary>
    internal SimulatedAccount NewHouse()
    {
        var number = Interlocked.Increment(ref _next);
        var box = new SimulatedBox($"22062401{number:D2}") { HasBoiler = true };
        Portal.Accounts.Add($"partner-{number}@example.com", AccountBook.TestPassword, box);
        return Portal.Accounts.Add($"owner-{number}@example.com", AccountBook.TestPassword, box);
    }

    /// <summary>A client that may change things, and can ask its user if <paramref name="user"/> is given.</summary>
    internal Task<McpClient> ConnectAsync(string email, Func<ElicitRequestParams, ElicitResult>? user = null) => McpClient.CreateAsync(
        new HttpClientTransport(new()
        {
            Endpoint = Server.Mcp,
            TransportMode = HttpTransportMode.StreamableHttp,
            AdditionalHeaders = Headers(email),
        }),
        user is null ? null : new() { Handlers = new() { ElicitationHandler = (question, _) => ValueTask.FromResult(user(question!)) } });

    internal static Dictionary<string, string> Headers(string email) => new()
    {
        ["X-OIG-Email"] = email,
        ["X-OIG-Password"] = AccountBook.TestPassword,
        ["X-OIG-Readonly-Access"] = "false",
    };
}
