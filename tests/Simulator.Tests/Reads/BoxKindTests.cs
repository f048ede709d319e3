using System.Text.Json;
using Oig.Simulator.Tests.Support;

namespace Oig.Simulator.Tests.Reads;

public sealed class BoxKindTests : SimulatorTest
{
    [Theory]
    [InlineData(SimulatedKind.King, false)]
    [InlineData(SimulatedKind.Queen, true)]
    [InlineData(SimulatedKind.QueenWithoutFlag, false)]
    [InlineData(SimulatedKind.SinglePhase, false)]
    public async Task Only_a_Queen_carries_the_flag(SimulatedKind kind, bool flagged)
    {
        await LogInWithAsync(new SimulatedBox("2206239999", kind));

        var box = await Visitor.BoxAsync("2206239999");

        Assert.Equal(flagged, box.TryGetProperty("queen", out var flag) && flag.GetBoolean());
    }

    [Fact]
    public async Task A_heater_is_an_object_and_its_lack_an_empty_list()
    {
        await LogInWithAsync(new SimulatedBox("1"), new SimulatedBox("2") { HasBoiler = true });

        Assert.Equal("[]", (await Visitor.BoxAsync("1")).GetProperty("boiler").GetRawText());
        var heater = (await Visitor.BoxAsync("2")).GetProperty("boiler");
        Assert.Equal(["p", "w"], heater.EnumerateObject().Select(field => field.Name));
        Assert.Equal(1, (await Visitor.BoxAsync("2")).Whole("boiler_prms", "ison"));
    }

    [Fact]
    public async Task A_single_phase_box_has_all_power_on_one_phase_and_reuses_the_other_fields()
    {
        await LogInWithAsync(new SimulatedBox("2206239999", SimulatedKind.SinglePhase));
        var yesterday = (await Visitor.BoxAsync("2206239999")).Whole("dc_in", "fv_ad");
        while (Time.GetUtcNow() < Noon.Date.AddHours(21.9))
        {
            Time.Advance(TimeSpan.FromMinutes(5));
            await Visitor.LogInAsync("someone@example.com", "secret");
            yesterday = (await Visitor.BoxAsync("2206239999")).Whole("dc_in", "fv_ad");
        }

        Time.Advance(TimeSpan.FromHours(10));
        await Visitor.LogInAsync("someone@example.com", "secret");
        var box = await Visitor.BoxAsync("2206239999");

        Assert.InRange(box.Whole("dc_in", "fv_p2"), yesterday, yesterday + 5);
        Assert.Equal((0, 0), (box.Whole("actual", "aci_ws"), box.Whole("actual", "aci_wt")));
        Assert.Equal(box.Whole("ac_out", "aco_p"), box.Whole("ac_out", "aco_pr"));
        Assert.True(box.Whole("dc_in", "fv_i2") > 1_000, "greatest power of yesterday");
        Assert.InRange(box.GetProperty("ac_in").GetProperty("aci_vs").GetDouble(), -30, 30);
        Assert.Equal(JsonValueKind.Number, box.GetProperty("ac_out").GetProperty("aco_vs").ValueKind);
    }

    [Fact]
    public async Task A_box_that_never_called_has_a_date_of_zeros()
    {
        await LogInWithAsync(new SimulatedBox("1") { NeverCalled = true });

        Assert.Equal("0000-00-00 00:00:00", (await Visitor.BoxAsync("1")).GetProperty("device").GetProperty("lastcall").GetString());
    }

    [Fact]
    public async Task A_fault_of_the_feed_changes_what_is_shown_and_not_what_is_so()
    {
        await LogInWithAsync(new SimulatedBox("1"), new SimulatedBox("2"));
        var charge = (await Visitor.BoxAsync("1")).GetProperty("batt").GetProperty("bat_c").GetRawText();
        var faults = Portal.Accounts["someone@example.com"].Boxes[0].Faults;
        faults.Field("batt", "bat_c", "18433");
        faults.Wrapped("actual", "bat_p", -500);
        faults.Table("boiler_prms", "null");
        faults.LastCall(new DateTimeOffset(2026, 6, 13, 21, 59, 40, TimeSpan.Zero));

        var box = await Visitor.BoxAsync("1");
        Assert.Equal((18433, 65036), (box.Whole("batt", "bat_c"), box.Whole("actual", "bat_p")));
        Assert.Equal(JsonValueKind.Null, box.GetProperty("boiler_prms").ValueKind);
        Assert.Equal("2026-06-13 23:59:40", box.GetProperty("device").GetProperty("lastcall").GetString());
        Assert.NotEqual(18433, (await Visitor.BoxAsync("2")).Whole("batt", "bat_c"));

        faults.LiveNulls();
        Assert.Equal(JsonValueKind.Null, (await Visitor.BoxAsync("1")).GetProperty("actual").GetProperty("aco_p").ValueKind);
        faults.LiveZeros();
        Assert.Equal(0, (await Visitor.BoxAsync("1")).Whole("actual", "aco_p"));
        faults.Clear();
        Assert.Equal(charge, (await Visitor.BoxAsync("1")).GetProperty("batt").GetProperty("bat_c").GetRawText());
    }

    [Fact]
    public void A_box_tells_of_an_unknown_column() => Assert.Throws<ArgumentException>(() => Box["box_prms", "nonsense"]);
}
