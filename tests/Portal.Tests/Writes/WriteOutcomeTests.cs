using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Oig.Contracts;
using Oig.Contracts.Control;
using Oig.Portal.Failures;
using Oig.Portal.Tests.Http;

namespace Oig.Portal.Tests.Writes;

/// <summary>A change that may have reached the portal is never reported as not made, and never sent twice.</summary>
public sealed class WriteOutcomeTests
{
    private static readonly BoxWrite Change = BoxWrite.Of(TestClient.Box, BoxParameter.Mode, 2);

    public static TheoryData<string> LostAnswers => ["dropped", "broken off", "silent", "late"];

    [Theory]
    [MemberData(nameof(LostAnswers))]
    public async Task A_lost_answer_leaves_the_outcome_unknown(string how)
    {
        var (time, callers) = (new WatchedTime(), new FakeTimeProvider());
        await using var portal = await FakePortal.StartAsync(Losing(how));
        using var client = TestClient.Create(portal.BaseUrl, time);

        var write = client.Portal.WriteAsync(TestClient.Session, Change, client.Begin(how == "late" ? callers : null));
        await portal.ArrivalAsync();
        if (how == "silent")
            time.Advance(TimeSpan.FromSeconds(20));
        if (how == "late")
            callers.Advance(TimeSpan.FromSeconds(20));

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => write);
        Assert.Single(portal.Requests);
    }

    [Fact]
    public async Task A_refused_connection_proves_that_nothing_was_sent()
    {
        var portal = await FakePortal.StartAsync(200, "");
        var address = portal.BaseUrl;
        await portal.DisposeAsync();
        using var client = TestClient.Create(address);

        var failure = await Assert.ThrowsAsync<PortalUnavailableException>(() => client.Portal.WriteAsync(TestClient.Session, Change, client.Begin()));

        Assert.Equal(UnavailableReason.Unreachable, failure.Reason);
    }

    [Fact]
    public async Task A_time_out_while_connecting_proves_that_nothing_was_sent()
    {
        var time = new WatchedTime();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        // Accepts the connection but never answers the TLS handshake.
        using var client = TestClient.Create(new Uri($"https://{listener.LocalEndpoint}/"), time);

        var write = client.Portal.WriteAsync(TestClient.Session, Change, client.Begin());
        using var connection = await listener.AcceptTcpClientAsync();
        time.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(UnavailableReason.Timeout, (await Assert.ThrowsAsync<PortalUnavailableException>(() => write)).Reason);
    }

    [Fact]
    public async Task A_connection_lost_in_the_handshake_proves_that_nothing_was_sent()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = TestClient.Create(new Uri($"https://{listener.LocalEndpoint}/"));

        var write = client.Portal.WriteAsync(TestClient.Session, Change, client.Begin());
        using (await listener.AcceptTcpClientAsync())
        {
        }

        Assert.Equal(UnavailableReason.Unreachable, (await Assert.ThrowsAsync<PortalUnavailableException>(() => write)).Reason);
    }

    [Fact]
    public async Task A_cancelled_call_sends_nothing()
    {
        await using var portal = await FakePortal.StartAsync(200, "");
        using var client = TestClient.Create(portal.BaseUrl);

        await Assert.ThrowsAsync<PortalUnavailableException>(() => client.Portal.WriteAsync(TestClient.Session, Change, new Deadline(TimeSpan.Zero, new FakeTimeProvider())));

        Assert.Empty(portal.Requests);
    }

    [Fact]
    public async Task Every_change_goes_over_a_connection_of_its_own()
    {
        await using var portal = await FakePortal.StartAsync(200, """[[0,2,"ok"]]""");
        using var client = TestClient.Create(portal.BaseUrl);

        await client.Portal.WriteAsync(TestClient.Session, Change, client.Begin());
        await client.Portal.WriteAsync(TestClient.Session, Change, client.Begin());

        Assert.Equal(2, portal.Requests.Select(request => request.ConnectionId).Distinct().Count());
    }

    [Fact]
    public async Task Garbage_instead_of_HTTP_leaves_the_outcome_unknown()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = TestClient.Create(new Uri($"http://{listener.LocalEndpoint}/"));

        var write = client.Portal.WriteAsync(TestClient.Session, Change, client.Begin());
        using var connection = await listener.AcceptTcpClientAsync();
        await connection.GetStream().WriteAsync("220 mail ready\r\n\r\n"u8.ToArray());

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => write);
    }

    private static RequestDelegate Losing(string how) => how switch
    {
        "dropped" => Answers.HangUpAsync,
        "broken off" => Answers.BreakOffAsync,
        _ => Answers.SilenceAsync,
    };
}
