using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ModelContextProtocol.Client;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Server.Tests;

/// <summary>A portal that takes nearly as long as the longest <c>Oig:Portal:Timeout</c> allows is waited for, through the whole server; one that takes longer is not.</summary>
public sealed class LongestTimeoutTests : IAsyncLifetime
{
    private readonly NotedTime _time = new();
    private OigServer _server = null!;
    private McpClient _client = null!;

    public async Task InitializeAsync()
    {
        var portal = await PortalSimulator.StartAsync(time: _time);
        _server = await OigServer.StartAsync(["--Oig:Portal:Timeout=00:01:00"], builder => builder.Services.AddSingleton<TimeProvider>(_time), portal);
        _client = await _server.ConnectAsync(actions: true);
        // Logs in, so that what follows is one request.
        Assert.Equal("success", (await EndedAsync(_client.CallAsync("get_basic_data"))).Status());
    }

    public async Task DisposeAsync()
    {
        await _client.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_reading_that_takes_as_long_as_is_allowed_is_waited_for()
    {
        _time.Advance(TimeSpan.FromMinutes(1));
        var reply = await SlowAsync(PortalEndpoint.Live, TimeSpan.FromSeconds(58), TimeSpan.FromSeconds(58), "get_basic_data");
        Assert.Equal("success", reply.Status());
        Assert.Equal(2, _server.Portal.Requests.LiveReads.Count);
    }

    [Fact]
    public async Task A_reading_that_takes_longer_is_given_up()
    {
        _time.Advance(TimeSpan.FromMinutes(1));
        var reply = await SlowAsync(PortalEndpoint.Live, TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(61), "get_basic_data");
        Assert.Equal("portal_timeout", reply.Code());
    }

    [Fact]
    public async Task A_change_that_takes_as_long_as_is_allowed_is_followed()
    {
        // The pause after the reading is over, and the reading still fresh.
        _time.Advance(TimeSpan.FromSeconds(1.5));
        var reply = await SlowAsync(PortalEndpoint.SetValue, TimeSpan.FromSeconds(55), TimeSpan.FromSeconds(55), "set_box_mode", ("mode", "Home 2"));
        Assert.Equal("success", reply.Status());
        Assert.Contains("the portal answered it", reply.Message(), StringComparison.Ordinal);
        Assert.Single(_server.Portal.Requests.Writes);
    }

    // Lets the time pass once the portal has begun to hold its answer back.
    private async Task<JsonElement> SlowAsync(PortalEndpoint endpoint, TimeSpan delay, TimeSpan passing, string tool, params (string, object?)[] arguments)
    {
        _server.Portal.Accounts[AccountBook.OneBoxEmail].Switches.Fail(endpoint, Trouble.Slow(delay));
        var call = _client.CallAsync(tool, arguments);
        await UntilAsync(() => _time.WaitsFor(delay) || call.IsCompleted, TimeSpan.FromMilliseconds(10));
        _time.Advance(passing);
        return await EndedAsync(call);
    }

    private async Task<JsonElement> EndedAsync(Task<JsonElement> call)
    {
        await UntilAsync(() => call.IsCompleted, TimeSpan.FromMilliseconds(100));
        return await call;
    }

    // Time has to pass for timers; slowly, so that a busy machine does not use up what is allowed.
    private async Task UntilAsync(Func<bool> condition, TimeSpan step)
    {
        for (var patience = 1200; !condition(); patience--)
        {
            Assert.True(patience > 0, "It did not happen in a minute.");
            await Task.Delay(50);
            if (!condition()) _time.Advance(step);
        }
    }

    /// <summary>Fake time that notes what is waited for.</summary>
    private sealed class NotedTime() : FakeTimeProvider(DateTimeOffset.UtcNow)
    {
        private readonly ConcurrentDictionary<TimeSpan, bool> _waits = new();

        public bool WaitsFor(TimeSpan length) => _waits.ContainsKey(length);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            _waits[dueTime] = true;
            return timer;
        }
    }
}
