using Oig.Cluster.Tests.Processes;
using Oig.Simulator;

namespace Oig.Load.Servers;

/// <summary>The simulated portal as a process of its own, whose cost does not count.</summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    private static readonly TimeSpan LongerThanAnyRun = TimeSpan.FromDays(1);
    private static readonly PortalEndpoint[] Slow = [PortalEndpoint.Login, PortalEndpoint.Live, PortalEndpoint.Series, PortalEndpoint.Notifications];

    // The simulator computes the past of its households once, and there are so many different ones among load accounts.
    private const int Households = 16;

    private readonly OwnProcess _process;
    private readonly string _file;

    private PortalProcess(OwnProcess process, Uri address, string file, int accounts)
    {
        (_process, Address, _file) = (process, address, file);
        Times = new(file, accounts);
    }

    public Uri Address { get; }

    /// <summary>What it has answered so far.</summary>
    public PortalTimes Times { get; }

    public TimeSpan ProcessorTime => _process.ProcessorTime;

    /// <summary>Starts one with load accounts that answers after <paramref name="delay"/>.</summary>
    public static async Task<PortalProcess> StartAsync(int accounts, TimeSpan delay)
    {
        var (port, file) = (FreePorts.Next(), Path.GetTempFileName());
        var process = Children.Start("dotnet", [typeof(PortalProcess).Assembly.Location, "portal", .. Arguments(port, accounts, delay, file)]);
        var portal = new PortalProcess(process, new($"http://127.0.0.1:{port}/"), file, accounts);
        await Readiness.WaitAsync(portal.Address, process);
        await WarmUpAsync(portal.Address, Math.Min(Households, accounts));
        return portal;
    }

    /// <summary>Is that process.</summary>
    public static async Task RunAsync(int port, int accounts, TimeSpan delay, string file, CancellationToken ct)
    {
        using var times = new PortalTimes(file, accounts);
        var options = new SimulatorOptions { Port = port, LoadAccounts = accounts, RequestCapacity = 0, Answered = request => Add(times, request) };
        await using var portal = await PortalSimulator.StartAsync(options, ct: ct);
        portal.Switches.SessionLife = LongerThanAnyRun;
        foreach (var endpoint in delay > TimeSpan.Zero ? Slow : []) portal.Switches.Fail(endpoint, Trouble.Slow(delay));
        await Task.Delay(Timeout.Infinite, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        Times.Dispose();
        File.Delete(_file);
    }

    private static async Task WarmUpAsync(Uri address, int accounts)
    {
        using var visitor = new PortalVisitor(address);
        for (var account = 1; account <= accounts; account++) await visitor.ReadAsync(await visitor.LogInAsync(Clients.Accounts.Email(account)), CancellationToken.None);
    }

    private static string[] Arguments(int port, int accounts, TimeSpan delay, string file) => FormattableString.Invariant(
        $"--port {port} --accounts {accounts} --delay {delay.TotalMilliseconds} --times {file}").Split(' ');

    private static void Add(PortalTimes times, RecordedRequest request)
    {
        if (Clients.Accounts.Number(request.Account) is { } account) times.Add(account, DateTimeOffset.UtcNow - request.Time);
    }
}
