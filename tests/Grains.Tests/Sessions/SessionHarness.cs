using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Oig.Contracts;
using Oig.Contracts.Series;
using Oig.Contracts.Sessions;
using Oig.Grains.Sessions;
using Oig.Portal;
using Oig.Simulator;

namespace Oig.Grains.Tests.Sessions;

/// <summary>Sessions without a cluster: the real portal client over HTTP, a simulated portal, and time that the test moves.</summary>
internal sealed class SessionHarness : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan NoticeablyLate = TimeSpan.FromMilliseconds(100);
    private static readonly DateTimeOffset Noon = new(2026, 5, 14, 10, 0, 0, TimeSpan.Zero);

    // The first requests of a process are compiled while they run: on a busy machine that takes as long as a deadline, counted in time that tests move.
    private static readonly Lazy<Task> Compiled = new(CompileAsync);

    private readonly ServiceProvider _services;
    private readonly RequestsUnderWay _underWay = new();

    private SessionHarness(PortalSimulator portal, FakeTimeProvider time)
    {
        (Portal, Time) = (portal, time);
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Oig:Portal:BaseUrl", portal.BaseUrl.ToString())]).Build();
        _services = new ServiceCollection().AddSingleton<TimeProvider>(time)
            .ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new RequestsUnderWay.Counter(_underWay)))
            .AddPortalClient(settings).BuildServiceProvider();
    }

    public PortalSimulator Portal { get; }

    public FakeTimeProvider Time { get; }

    public SessionOptions Options { get; } = new();

    public Credentials Owner { get; } = new(AccountBook.OneBoxEmail, AccountBook.TestPassword);

    public static async Task<SessionHarness> StartAsync()
    {
        await Compiled.Value;
        return await BeginAsync();
    }

    private static async Task<SessionHarness> BeginAsync()
    {
        var time = new FakeTimeProvider(Noon);
        return new(await PortalSimulator.StartAsync(time: time), time);
    }

    private static async Task CompileAsync()
    {
        await using var harness = await BeginAsync();
        var session = harness.NewSession();
        await harness.Run(session.GetSnapshotAsync(harness.Owner));
        await harness.Run(session.GetSeriesAsync(harness.Owner, new(SeriesName.Batt, new(2026, 5, 14), new(2026, 5, 14))));
        await harness.Run(session.GetNotificationsAsync(harness.Owner));
    }

    public LoginPace Pace => field ??= new(Microsoft.Extensions.Options.Options.Create(Options), Time);

    public GatedAccount Account() => new(Time);

    public Session NewSession(GatedAccount? account = null, string key = "session-key")
    {
        account ??= Account();
        var portal = _services.GetRequiredService<PortalClient>();
        var login = new SessionLogin(portal, key, _ => account, Time, NullLogger.Instance);
        var timeAllowed = _services.GetRequiredService<IOptions<ReadingOptions>>().Value.Timeout;
        return new(portal, new(login, Pace, Options, timeAllowed, Time), Options, Time);
    }

    /// <summary>Lets time pass, but only while nothing is on its way to the portal, so that a busy machine causes no time-outs.</summary>
    public async Task<T> Run<T>(Task<T> call, TimeSpan? atMost = null)
    {
        var end = Time.GetUtcNow() + (atMost ?? TimeSpan.FromMinutes(2));
        var begun = Stopwatch.GetTimestamp();
        while (!call.IsCompleted && Time.GetUtcNow() < end && Stopwatch.GetElapsedTime(begun) < Patience)
        {
            if (await IsIdleAsync(call)) Time.Advance(TimeSpan.FromMilliseconds(100));
        }

        return await call.WaitAsync(Patience);
    }

    // Between an answer and the next request a busy machine may take as long as a deadline allows: the clock stands while it is late.
    private async Task<bool> IsIdleAsync(Task call)
    {
        var begun = Stopwatch.GetTimestamp();
        await Task.WhenAny(call, Task.Delay(5));
        await Task.Run(() => { });
        return _underWay.Count == 0 && Stopwatch.GetElapsedTime(begun) < NoticeablyLate;
    }

    /// <summary>Waits for what happens in the background.</summary>
    public static async Task Until(Func<Task<bool>> condition)
    {
        for (var patience = 1_200; !await condition(); patience--)
        {
            Assert.True(patience > 0, "It did not happen.");
            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Portal.DisposeAsync();
    }
}
