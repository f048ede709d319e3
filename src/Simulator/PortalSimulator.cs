using Oig.Simulator.Server;

namespace Oig.Simulator;

/// <summary>The portal, pretended: a real web server on loopback with simulated accounts, boxes and households.</summary>
public sealed class PortalSimulator : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SessionTable _sessions;

    private PortalSimulator(WebApplication app, Uri baseUrl, AccountBook accounts, SessionTable sessions, RequestLog requests)
    {
        _app = app;
        _sessions = sessions;
        BaseUrl = baseUrl;
        Accounts = accounts;
        Requests = requests;
    }

    /// <summary>Address of the portal, ends with <c>/</c>.</summary>
    public Uri BaseUrl { get; }

    /// <summary>The accounts that may log in.</summary>
    public AccountBook Accounts { get; }

    /// <summary>What misbehaves, for all accounts; <see cref="SimulatedAccount.Switches"/> overrides it for one.</summary>
    public Switches Switches => Accounts.Switches;

    /// <summary>Every request received so far.</summary>
    public RequestLog Requests { get; }

    /// <summary>Starts listening on 127.0.0.1; throws <see cref="IOException"/> if the port is taken.</summary>
    public static async Task<PortalSimulator> StartAsync(
        SimulatorOptions? options = null, TimeProvider? time = null, CancellationToken ct = default)
    {
        options ??= new SimulatorOptions();
        time ??= TimeProvider.System;
        var accounts = new AccountBook(options, time);
        var sessions = new SessionTable(time);
        var requests = new RequestLog(options.RequestCapacity);
        var portal = new PretendedPortal(options, accounts, sessions, requests, time);
        var app = await SimulatorHost.StartAsync(options, portal.AnswerAsync, ct);
        return new PortalSimulator(app, SimulatorHost.BaseUrl(app, options), accounts, sessions, requests);
    }

    /// <summary>Ends the sessions of one account, or of all, as if the portal had forgotten them.</summary>
    public void KillSessions(string? email = null) => _sessions.Kill(email);

    /// <summary>Stops listening and drops requests that are still waiting for an answer.</summary>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }
}
