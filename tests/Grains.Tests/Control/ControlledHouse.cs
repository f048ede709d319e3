using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Oig.Contracts.Control;
using Oig.Grains.Control;
using Oig.Portal;
using Oig.Simulator;

namespace Oig.Grains.Tests.Control;

/// <summary>A box at the simulated portal and its controller, on one fake clock, with the real portal client and sessions between them.</summary>
internal sealed class ControlledHouse : IAsyncDisposable
{
    public const string BoxId = "2206230041";

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, SessionStandIn> _sessions = new();
    private readonly ServiceProvider _services;

    private readonly SkewedTime _serverTime;

    private ControlledHouse(SkewedTime serverTime, PortalSimulator portal, ServiceProvider services)
    {
        (Time, _serverTime, Portal, _services) = (serverTime.Portal, serverTime, portal, services);
        Writes = new(serverTime);
        Box = new(BoxId) { HasBoiler = true };
        Portal.Accounts.Add("one@example.com", AccountBook.TestPassword, Box);
        Portal.Accounts.Add("other@example.com", AccountBook.TestPassword, Box);
        Controller = NewController();
    }

    /// <summary>The portal's clock; the server's differs by <see cref="Skew"/>.</summary>
    public FakeTimeProvider Time { get; }

    /// <summary>How far the server's clock is ahead of the portal's.</summary>
    public TimeSpan Skew
    {
        set => _serverTime.Skew = value;
    }

    public PortalSimulator Portal { get; }

    public SimulatedBox Box { get; }

    public ControlOptions Options { get; } = new();

    public SwitchStandIn Writes { get; }

    public ControlStorage Storage { get; } = new();

    public AuditRecords Audit { get; } = new();

    public BoxController Controller { get; private set; }

    public Change Newest => Controller.Find(Storage.Load().Changes[^1].Id)!;

    public static async Task<ControlledHouse> StartAsync(params (string Key, string Value)[] settings)
    {
        var time = new FakeTimeProvider(new(2026, 9, 3, 10, 0, 0, TimeSpan.Zero));
        var portal = await PortalSimulator.StartAsync(new() { DefaultAccounts = false }, time);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Oig:Portal:BaseUrl", portal.BaseUrl.ToString())])
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();
        var serverTime = new SkewedTime(time);
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(serverTime).AddPortalClient(configuration).BuildServiceProvider();
        return new(serverTime, portal, services);
    }

    public SessionStandIn Session(string key) => _sessions.GetOrAdd(
        key, _ => new(_services.GetRequiredService<PortalClient>(), key, new() { RequestGap = TimeSpan.Zero }, _serverTime));

    /// <summary>What the front end does for a caller: reads with his credentials, then asks the box.</summary>
    public async Task<ChangeAnswer> AskAsync(Wanted wanted, bool acknowledged = true, bool queueIfOffline = false, string account = "one@example.com",
        DateTimeOffset? notBefore = null, DateTimeOffset? until = null) =>
        await Controller.AskAsync(new(
            wanted, new() { Tool = "set_it", AccountKey = $"key of {account}", SessionKey = account, Address = "192.0.2.7" },
            await SeeAsync(account), acknowledged, queueIfOffline, NotBefore: notBefore, Until: until));

    /// <summary>How the caller's session sees the box; logs in when needed.</summary>
    public async Task<Sighting> SeeAsync(string account = "one@example.com")
    {
        var outcome = await Session(account).GetSnapshotAsync(new(account, AccountBook.TestPassword));
        Assert.True(outcome.Succeeded, outcome.Failure?.Detail);
        return Sighting.In(outcome.Value, BoxId, account)!;
    }

    /// <summary>Asks for a change and sends it.</summary>
    public async Task<Change> ChangeAsync(Wanted wanted, bool queueIfOffline = false)
    {
        var answer = await AskAsync(wanted, queueIfOffline: queueIfOffline);
        Assert.True(answer.IsChange, answer.Denial?.Reason.ToString());
        await Controller.WorkAsync();
        return Controller.Find(answer.Change.Id) ?? answer.Change;
    }

    /// <summary>How many writes of that box mode the portal got.</summary>
    public int WritesOf(int mode) => Portal.Requests.Writes.Count(write => write.Body.Contains($"\"value\":{mode}", StringComparison.Ordinal));

    /// <summary>Lets time pass while the controller works as its timer makes it.</summary>
    public async Task PassAsync(TimeSpan length)
    {
        for (var passed = TimeSpan.Zero; passed < length; passed += Tick)
        {
            Time.Advance(Tick);
            await Controller.WorkAsync();
        }
    }

    /// <summary>The silo dies: sessions and memory are gone, storage stays; the box is activated somewhere else.</summary>
    public void Restart()
    {
        (Storage.BeforeStore, Storage.AfterStore) = (_ => { }, _ => { });
        _sessions.Clear();
        Controller = NewController();
    }

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        await _services.DisposeAsync();
        Audit.Dispose();
    }

    private BoxController NewController()
    {
        var state = Storage.Load();
        return new(state, () => Storage.StoreAsync(state), Session, Writes, Options, _serverTime, new(new LoggerFactory([Audit])));
    }
}

/// <summary>The server's clock, ahead of the portal's or behind it; both go on together.</summary>
internal sealed class SkewedTime(FakeTimeProvider portal) : TimeProvider
{
    public FakeTimeProvider Portal { get; } = portal;

    public TimeSpan Skew { get; set; }

    public override long TimestampFrequency => Portal.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => Portal.GetUtcNow() + Skew;

    public override long GetTimestamp() => Portal.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => Portal.CreateTimer(callback, state, dueTime, period);
}
