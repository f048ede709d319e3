using Microsoft.Extensions.DependencyInjection;
using Oig.Contracts;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Server.Tests.Telemetry;

public class SessionSpanTests
{
    private const string ByHash = "--Oig:Telemetry:UserIdentity=hash";

    [Fact]
    public async Task Calls_that_share_a_reading_have_spans_of_their_own_that_link_to_the_one_that_reads()
    {
        using var spans = new SessionSpans();
        await using var server = await OigServer.StartAsync([ByHash]);
        var clients = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => server.ConnectAsync()));
        // Until all of them have asked, however late a busy machine lets one ask.
        server.Portal.Switches.Fail(PortalEndpoint.Live, Trouble.Slow(TimeSpan.FromSeconds(5)));
        await Task.WhenAll(clients.Select(client => client.CallAsync("get_basic_data")));
        foreach (var client in clients) await client.DisposeAsync();
        var mine = spans.With("user.hash", server.Services.GetRequiredService<KeyRing>().ForAccount(AccountBook.OneBoxEmail));
        var reader = Assert.Single(mine, span => span.GetTagItem("oig.session.served_from") is null);
        var others = mine.Except([reader]).ToArray();
        Assert.Equal(2, others.Length);
        Assert.All(others, span => Assert.Equal("shared", span.GetTagItem("oig.session.served_from")));
        Assert.All(others, span => Assert.Equal(reader.SpanId, Assert.Single(span.Links).Context.SpanId));
        Assert.All(mine, span => Assert.Equal(["session_cache_miss"], span.Events.Select(one => one.Name)));
    }

    [Fact]
    public async Task A_portal_failure_is_an_event_with_its_kind()
    {
        using var spans = new SessionSpans();
        await using var server = await OigServer.StartAsync([ByHash]);
        await server.Portal.DisposeAsync();
        await using var client = await server.ConnectAsync(AccountBook.TwoBoxesEmail);
        Assert.Equal("portal_unreachable", (await client.CallAsync("get_basic_data")).Code());
        var span = Assert.Single(spans.With("user.hash", server.Services.GetRequiredService<KeyRing>().ForAccount(AccountBook.TwoBoxesEmail)));
        var failure = Assert.Single(span.Events, one => one.Name == "portal_failure");
        Assert.Equal("portal_unreachable", failure.Tags.Single(tag => tag.Key == "error.type").Value);
        // Below the front end a failure has a code; its sentence depends on who asks.
        Assert.Equal(("portal_unreachable", "portal_unreachable"), (span.GetTagItem("error.type"), span.StatusDescription));
    }

    [Fact]
    public async Task Users_need_not_be_named()
    {
        using var spans = new SessionSpans();
        await using var server = await OigServer.StartAsync(["--Oig:Telemetry:UserIdentity=None"]);
        await using var client = await server.ConnectAsync();
        await client.CallAsync("get_notifications");
        Assert.Contains(spans.All, span => span.TagObjects.All(tag => !tag.Key.StartsWith("user.", StringComparison.Ordinal)));
    }
}
