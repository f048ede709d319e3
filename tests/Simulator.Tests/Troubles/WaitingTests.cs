using System.Net;
using Oig.Simulator.Tests.Support;

namespace Oig.Simulator.Tests.Troubles;

public sealed class WaitingTests : LoggedInTest
{
    [Fact]
    public async Task A_slow_answer_comes_when_the_clock_has_moved_on()
    {
        Portal.Switches.Fail(PortalEndpoint.Live, Trouble.Slow(TimeSpan.FromSeconds(30)));
        var pending = Visitor.LiveAsync();
        await ArrivedAsync(1);
        Assert.False(pending.IsCompleted);
        Assert.Null(Portal.Requests.LiveReads[0].Status);

        await AdvanceUntilAsync(pending);
        Assert.Equal(HttpStatusCode.OK, (await pending).Status);
    }

    [Fact]
    public async Task Silence_ends_in_a_dropped_connection()
    {
        Portal.Switches.Fail(PortalEndpoint.Live, Trouble.NoAnswer(TimeSpan.FromSeconds(30)));
        var pending = Assert.ThrowsAsync<HttpRequestException>(() => Visitor.LiveAsync());
        await ArrivedAsync(1);
        Assert.False(pending.IsCompleted);

        await AdvanceUntilAsync(pending);
        await pending;
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_connection_can_drop_before_or_after_a_wish_was_stored(bool after, int mode)
    {
        Portal.Switches.Fail(PortalEndpoint.SetValue, Trouble.Abort with { AfterHandling = after });

        await Assert.ThrowsAsync<HttpRequestException>(() => Visitor.SetAsync(Box.Id, "box_prms", "mode", 1));
        Time.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal(mode, Box["box_prms", "mode"]);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_write_can_time_out_before_or_after_a_wish_was_stored(bool after, int wishes)
    {
        Portal.Switches.Fail(PortalEndpoint.SetValue, Trouble.NoAnswer(TimeSpan.FromHours(1)) with { AfterHandling = after });
        var pending = Assert.ThrowsAnyAsync<Exception>(() => Visitor.SetAsync(Box.Id, "box_prms", "mode", 1));
        await ArrivedAsync(1);

        await UntilAsync(() => Box.PendingWrites == wishes);
        Visitor.Dispose();
        await pending;

        Assert.Equal(wishes, Box.PendingWrites);
    }

    [Fact]
    public async Task A_simulator_stops_at_once_although_an_answer_is_pending()
    {
        Portal.Switches.Fail(PortalEndpoint.Live, Trouble.NoAnswer(TimeSpan.FromHours(1)));
        var pending = Assert.ThrowsAnyAsync<Exception>(() => Visitor.LiveAsync());
        await ArrivedAsync(1);

        await Portal.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

        await pending;
    }

    /// <summary>Waits until that many requests other than the login are on record.</summary>
    private Task ArrivedAsync(int requests) => UntilAsync(() => Portal.Requests.Total == requests + 1);

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition())
            await Task.Delay(1, patience.Token);
    }

    /// <summary>The timer may be created after the request is on record, so the clock moves until it has run out.</summary>
    private async Task AdvanceUntilAsync(Task pending)
    {
        while (!pending.IsCompleted)
        {
            Time.Advance(TimeSpan.FromSeconds(30));
            await Task.WhenAny(pending, Task.Delay(5));
        }
    }
}
