using Oig.Simulator.Tests.Support;

namespace Oig.Simulator.Tests.Troubles;

public sealed class RequestLogTests : SimulatorTest
{
    protected override SimulatorOptions Options => new() { RequestCapacity = 5 };

    [Fact]
    public async Task A_request_is_recorded_with_all_it_carried()
    {
        await Visitor.LogInAsync();
        Time.Advance(TimeSpan.FromSeconds(1));
        await Visitor.SetAsync(Box.Id, "box_prms", "mode", 1);

        var write = Assert.Single(Portal.Requests.Writes);
        Assert.Equal(Noon.AddSeconds(1), write.Time);
        Assert.Equal(("POST", "/inc/php/scripts/Device.Set.Value.php", "?_nonce=1"), (write.Method, write.Path, write.Query));
        Assert.Equal("XMLHttpRequest", write.Headers["x-requested-with"]);
        Assert.Equal($"PHPSESSID={Visitor.Cookie}", write.Headers["Cookie"]);
        Assert.Contains("\"value\":1", write.Body, StringComparison.Ordinal);
        Assert.Equal((AccountBook.OneBoxEmail, 200), (write.Account, write.Status));
    }

    [Fact]
    public async Task Requests_are_sorted_by_what_they_were_for()
    {
        await Visitor.LogInAsync();
        await Visitor.LiveAsync();
        await Visitor.SeriesAsync("batt", "2026-06-14", "2026-06-14");
        await Visitor.NotificationsAsync();
        await Visitor.GetAsync("nonsense");

        Assert.Equal(
            [PortalEndpoint.Login, PortalEndpoint.Live, PortalEndpoint.Series, PortalEndpoint.Notifications, PortalEndpoint.Unknown],
            Portal.Requests.All.Select(request => request.Endpoint));
        Assert.Single(Portal.Requests.Logins);
        Assert.Single(Portal.Requests.LiveReads);
        Assert.Single(Portal.Requests.SeriesReads);
        Assert.Single(Portal.Requests.NotificationReads);
        Assert.Equal(404, Portal.Requests.All[^1].Status);
    }

    [Fact]
    public async Task Only_the_newest_requests_are_kept_but_all_are_counted()
    {
        await Visitor.LogInAsync();
        for (var i = 0; i < 20; i++)
            await Visitor.LiveAsync();

        Assert.Equal(5, Portal.Requests.All.Count);
        Assert.Equal((1, 20), (Portal.Requests.Count(PortalEndpoint.Login), Portal.Requests.Count(PortalEndpoint.Live)));
        Assert.Equal(21, Portal.Requests.Total);

        Portal.Requests.Clear();
        Assert.Equal((0, 0), (Portal.Requests.All.Count, Portal.Requests.Total));
    }

    [Fact]
    public async Task A_record_prints_without_password_or_cookie()
    {
        await Visitor.LogInAsync();

        var login = Assert.Single(Portal.Requests.Logins);
        Assert.Contains(AccountBook.TestPassword, login.Body, StringComparison.Ordinal);
        Assert.Equal("POST /inc/php/scripts/Login.php 200", login.ToString());
    }

    [Fact]
    public async Task Many_requests_at_once_are_all_counted()
    {
        await Visitor.LogInAsync();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Visitor.LiveAsync()));

        Assert.Equal(200, Portal.Requests.Count(PortalEndpoint.Live));
    }
}
