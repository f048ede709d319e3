using System.Text.Json;
using Oig.Contracts;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Server.Tests.Tools;

/// <summary>What <c>get_basic_data</c> says of boxes whose feed is at fault, through HTTP.</summary>
public sealed class BasicDataTests : IAsyncLifetime
{
    private const string Owner = "owner@example.com";

    private OigServer _server = null!;

    public async Task InitializeAsync() => _server = await OigServer.StartAsync(allow: [Owner]);

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_healthy_box_has_nothing_coarse_and_nothing_suspect()
    {
        var data = await ReadAsync(new SimulatedBox("1") { HasBoiler = true });

        Assert.Equal(("[]", "[]"), (data.At("box.coarse").GetRawText(), data.At("box.suspect").GetRawText()));
        Assert.True(data.At("box.live_data").GetBoolean());
        Assert.Equal(3, data.At("box.phases").GetInt32());
        Assert.Equal($"{PragueTime.Today(DateTimeOffset.UtcNow):yyyy-MM-dd}", data.At("energy_today.date").GetString());
    }

    [Fact]
    public async Task Live_data_full_of_nulls_gives_way_to_the_5_minute_values()
    {
        var box = new SimulatedBox("1");
        box.Faults.LiveNulls();
        box.Faults.Field("dc_in", "fv_p1", "1790");
        box.Faults.Field("dc_in", "fv_p2", "905");
        var data = await ReadAsync(box);

        Assert.False(data.At("box.live_data").GetBoolean());
        Assert.Equal(2.695, data.At("solar_production.total.value").GetDouble());
        Assert.Equal(JsonValueKind.Null, data.At("battery.power_flow.value").ValueKind);
        Assert.Contains("solar_production.string_1", Texts(data.At("box.coarse")));
    }

    [Fact]
    public async Task A_wrapped_power_is_null_and_named()
    {
        var box = new SimulatedBox("1");
        box.Faults.Wrapped("actual", "bat_p", -500);
        var data = await ReadAsync(box);

        Assert.Equal(JsonValueKind.Null, data.At("battery.power_flow.value").ValueKind);
        Assert.Equal(JsonValueKind.Null, data.At("box.battery_activity").ValueKind);
        Assert.Equal(
            """{"value":"battery.power_flow","field":"actual.bat_p","reason":"out_of_range"}""", data.At("box.suspect")[0].GetRawText());
    }

    [Fact]
    public async Task Counters_of_a_box_that_fell_silent_yesterday_are_told_with_their_day_and_not_as_todays()
    {
        var box = new SimulatedBox("1") { HasBoiler = true };
        var yesterday = PragueTime.Today(DateTimeOffset.UtcNow).AddDays(-1);
        box.Faults.LastCall(PragueTime.At(yesterday.ToDateTime(new TimeOnly(23, 58, 10))));
        var data = await ReadAsync(box);

        Assert.Equal($"{yesterday:yyyy-MM-dd}", data.At("energy_today.date").GetString());
        foreach (var value in (string[])["produced", "imported", "exported", "backed_up_load", "self_consumption"])
            Assert.Equal(JsonValueKind.Null, data.At($"energy_today.{value}.value").ValueKind);
        Assert.Equal(JsonValueKind.Null, data.At("heater.energy_today.value").ValueKind);
        Assert.StartsWith($"{yesterday:yyyy-MM-dd}T23:58:10", data.At("box.last_contact").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hdo_windows_load_by_phase_and_the_heater_are_shown()
    {
        var box = new SimulatedBox("1") { HasBoiler = true };
        foreach (var (table, field, json) in new[]
        {
            ("batt_prms", "bat_hdo", "1"), ("batt_prms", "hdo1_s", "79200"), ("batt_prms", "hdo1_e", "21600"), ("batt_prms", "bal_on", "1"),
            ("ac_out", "aco_pr", "3400"), ("ac_in_b", "aci_wt", "700"), ("boiler", "p", "2000"), ("boiler_prms", "hdo", "1"),
            ("boiler_prms", "zone1_s", "3600"), ("boiler_prms", "zone1_e", "7200"), ("boiler_prms", "termostat", "1"), ("boiler_prms", "prrty", "2"),
        })
            box.Faults.Field(table, field, json);
        var data = await ReadAsync(box);

        Assert.True(data.At("box.charges_in_hdo_windows").GetBoolean());
        Assert.True(data.At("box.battery_balancing").GetBoolean());
        Assert.Equal(["22:00-06:00"], Texts(data.At("box.hdo_windows")));
        Assert.Equal(3.4, data.At("load.backed_up_l1.value").GetDouble());
        Assert.Equal(0.7, data.At("load.not_backed_up_l3.value").GetDouble());
        Assert.Contains("hdo_input", Texts(data.At("heater.heats_because_of")));
        Assert.Equal(["01:00-02:00"], Texts(data.At("heater.windows")));
        Assert.Equal((40, 2, true), (data.At("heater.daily_cap.value").GetDouble(), data.At("heater.priority").GetInt32(), data.At("heater.thermostat").GetBoolean()));
        Assert.Equal(JsonValueKind.Null, data.At("heater.target_temperature.value").ValueKind);
    }

    [Fact]
    public async Task A_heater_whose_table_is_lost_is_shown_by_its_settings()
    {
        var box = new SimulatedBox("1") { HasBoiler = true };
        box.Faults.Table("boiler", "[]");
        box.Faults.Field("boiler_prms", "manual", "1");
        var data = await ReadAsync(box);

        Assert.Equal("manual", data.At("heater.mode").GetString());
        Assert.Equal(JsonValueKind.Null, data.At("heater.power.value").ValueKind);
    }

    [Fact]
    public async Task The_yield_of_yesterday_of_a_single_phase_box_is_shown_as_such()
    {
        var box = new SimulatedBox("1", SimulatedKind.SinglePhase);
        box.Faults.Field("actual", "fv_p2", "8350");
        box.Faults.Field("dc_in", "fv_p2", "8350");
        var data = await ReadAsync(box);

        Assert.Equal(1, data.At("box.phases").GetInt32());
        Assert.Equal(8.35, data.At("solar.yield_yesterday.value").GetDouble());
        Assert.Equal(data.At("solar_production.string_1.value").GetDouble(), data.At("solar_production.total.value").GetDouble());
    }

    [Fact]
    public async Task Export_that_the_settings_deny_is_shown_as_unknown_beside_what_they_say()
    {
        var box = new SimulatedBox("1");
        box.Faults.Field("box_prms", "crcte", "0");
        foreach (var phase in (string[])["aci_wr", "aci_ws", "aci_wt"])
            box.Faults.Field("actual", phase, "-1000");
        var data = await ReadAsync(box);

        Assert.Equal(("unknown", "off"), (data.At("box.export_state").GetString(), data.At("box.export_settings.state_by_settings").GetString()));
        Assert.True(data.At("box.export_settings.contradicted_by_measurement").GetBoolean());
        Assert.Equal(3, data.At("grid.export.value").GetDouble());
    }

    [Fact]
    public async Task A_replaced_box_that_is_still_listed_is_not_asked_for()
    {
        var old = new SimulatedBox("1");
        old.Faults.LastCall(DateTimeOffset.UtcNow.AddDays(-150));

        Assert.Equal("2", (await ReadAsync(old, new SimulatedBox("2"))).At("box.id").GetString());
    }

    [Fact]
    public async Task Where_several_boxes_may_be_meant_the_error_tells_when_each_last_called()
    {
        var old = new SimulatedBox("1");
        old.Faults.LastCall(PragueTime.At(new DateTime(2026, 3, 1, 12, 30, 0)));
        _server.Portal.Accounts.Add(Owner, AccountBook.TestPassword, old, new SimulatedBox("2"), new SimulatedBox("3"), new SimulatedBox("4") { NeverCalled = true });
        await using var client = await _server.ConnectAsync(Owner);
        var reply = await client.CallAsync("get_basic_data");

        Assert.Equal("box_required", reply.Code());
        Assert.Contains("1 (last called 2026-03-01 12:30)", reply.Message(), StringComparison.Ordinal);
        Assert.Contains("4 (never called)", reply.Message(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> ReadAsync(params SimulatedBox[] boxes)
    {
        _server.Portal.Accounts.Add(Owner, AccountBook.TestPassword, boxes);
        await using var client = await _server.ConnectAsync(Owner);
        return (await client.CallAsync("get_basic_data")).GetProperty("data");
    }

    private static IEnumerable<string?> Texts(JsonElement list) => list.EnumerateArray().Select(text => text.GetString());
}

file static class Paths
{
    public static JsonElement At(this JsonElement data, string path) => path.Split('.').Aggregate(data, (at, name) => at.GetProperty(name));
}
