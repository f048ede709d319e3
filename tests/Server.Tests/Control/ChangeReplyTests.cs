using System.Collections.Concurrent;
using ModelContextProtocol;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Server.Tests.Control;

public class ChangeReplyTests(ControlServer shared) : IClassFixture<ControlServer>
{
    [Fact]
    public async Task Ten_clients_of_two_accounts_that_want_the_same_at_once_cause_one_write()
    {
        var house = shared.NewHouse();
        var partner = house.Email.Replace("owner", "partner", StringComparison.Ordinal);
        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(async i =>
        {
            await using var client = await shared.ConnectAsync(i % 2 == 0 ? house.Email : partner);
            return await client.CallAsync("set_box_mode", ("mode", "Home 3"));
        }));
        Assert.All(replies, reply => Assert.Equal("pending", reply.GetProperty("data").GetProperty("state").GetString()));
        Assert.Single(replies.Select(reply => reply.GetProperty("data").GetProperty("change_id").GetString()).Distinct());
        Assert.Single(shared.Portal.Requests.Writes, write => write.Body.Contains(house.Boxes[0].Id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_reply_tells_what_was_asked_what_was_before_and_what_comes_next_and_the_status_lists_it()
    {
        var house = shared.NewHouse();
        await using var client = await shared.ConnectAsync(house.Email);
        var reply = await client.CallAsync("set_grid_delivery", ("mode", "0"));
        var change = reply.GetProperty("data");
        Assert.Equal("off", change.GetProperty("asked").GetString());
        Assert.Equal("on", change.GetProperty("before").GetString());
        Assert.Equal("pending", change.GetProperty("state").GetString());
        Assert.DoesNotContain("successfully", reply.Message());
        Assert.False(string.IsNullOrWhiteSpace(change.GetProperty("next").GetString()));
        await using var reader = await shared.Server.ConnectAsync(house.Email.Replace("owner", "partner", StringComparison.Ordinal));
        var status = await reader.CallAsync("get_control_status");
        var listed = Assert.Single(status.GetProperty("data").GetProperty("changes").EnumerateArray());
        Assert.Equal(change.GetProperty("change_id").GetString(), listed.GetProperty("change_id").GetString());
        shared.Time.MoveAhead(TimeSpan.FromMinutes(2));
        // The status answers from what is known; the box looks by itself.
        await Eventually.HoldsAsync(async () =>
        {
            listed = (await reader.CallAsync("get_control_status")).GetProperty("data").GetProperty("changes")[0];
            return listed.GetProperty("state").GetString() != "pending";
        });
        Assert.Equal(("confirmed", "off"), (listed.GetProperty("state").GetString(), listed.GetProperty("after").GetString()));
    }

    [Fact]
    public async Task A_value_that_is_set_already_is_a_success_in_the_predecessors_words()
    {
        await using var client = await shared.ConnectAsync(shared.NewHouse().Email);
        var reply = await client.CallAsync("set_box_mode", ("mode", "home1"));
        Assert.Equal("success", reply.Status());
        Assert.StartsWith("Box mode successfully set to 'Home 1'.", reply.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_of_the_portal_is_an_error_and_its_steps_are_reported_as_progress()
    {
        var house = shared.NewHouse();
        house.Switches.Fail(PortalEndpoint.SetValue, Trouble.ServerError);
        await using var client = await shared.ConnectAsync(house.Email);
        var steps = new ConcurrentQueue<double>();
        var result = await client.CallToolAsync(
            "set_box_mode", new Dictionary<string, object?> { ["mode"] = "Home 2" }, new Recorder(steps));
        Assert.True(result.IsError);
        Assert.Equal("write_refused", result.StructuredContent!.Value.Code());
        Assert.Equal("refused", result.StructuredContent.Value.GetProperty("data").GetProperty("state").GetString());
        Assert.Contains(0, steps);
    }

    [Fact]
    public async Task A_box_whose_mode_the_portal_does_not_show_is_left_alone()
    {
        var house = shared.NewHouse();
        house.Switches.Boxes = BoxListing.FirstEmpty;
        await using var client = await shared.ConnectAsync(house.Email);
        Assert.Equal("setting_not_shown", (await client.CallAsync("set_box_mode", ("mode", "Home 2"))).Code());
    }

    /// <summary>Keeps what is reported, at once.</summary>
    private sealed class Recorder(ConcurrentQueue<double> steps) : IProgress<ProgressNotificationValue>
    {
        public void Report(ProgressNotificationValue value) => steps.Enqueue(value.Progress);
    }
}
