using Oig.Contracts.Boxes;
using Oig.Portal.Tests.Samples;

namespace Oig.Portal.Tests.Reading;

public sealed class HeaterTests
{
    private static readonly Heater Heater = Sample.Snapshot("boxes-two.json", DateTimeOffset.Parse("2026-01-20T04:32:00+01:00", null)).Boxes[0].Heater!;

    [Fact]
    public void Present_state_and_settings_are_read()
    {
        Assert.Equal((1750, 3260, 25000), (Heater.Power, Heater.EnergyToday, Heater.DailyCap));
        Assert.Equal((true, true, true, false), (Heater.InUse, Heater.Manual, Heater.HdoInput, Heater.Thermostat));
        Assert.Equal((55, 45), (Heater.TargetTemperature, Heater.TargetTemperature2));
        Assert.Equal(2, Heater.Priority);
    }

    [Fact]
    public void Relays_count_from_one_where_the_portal_counts_from_zero() => Assert.Equal(
        [
            new HeaterStage { Relay = 1, On = true, Power = 2100, Offset = 110 },
            new HeaterStage { Relay = 2, On = false, Power = 1900, Offset = 120 },
            new HeaterStage { Relay = 3, On = true, Power = 700, Offset = 130 },
        ],
        Heater.Stages.ToArray());

    [Fact]
    public void All_four_zones_are_read() =>
        Assert.Equal([new TimeWindow(60, 120), new(180, 240), new(300, 360), new(420, 480)], Heater.Zones.ToArray());

    [Theory]
    [InlineData("""{"boiler":[]}""")]
    [InlineData("""{"boiler":{}}""")]
    [InlineData("""{"boiler":null}""")]
    [InlineData("""{"boiler":{"p":null,"w":null}}""")]
    [InlineData("""{"boiler":[],"boiler_prms":{"ison":0,"manual":0,"p_set":2200,"ssr0":1,"wd":40000}}""")]
    public void An_empty_table_means_no_heater(string box) => Assert.Null(Sample.OnlyBox(box).Heater);

    [Theory]
    [InlineData("""{"boiler":[],"boiler_prms":{"ison":1,"manual":1,"p_set":2000}}""", true)]
    [InlineData("""{"boiler_prms":{"ison":1,"manual":0}}""", false)]
    [InlineData("""{"boiler":null,"boiler_prms":{"ison":0,"manual":1}}""", true)]
    public void A_heater_whose_table_is_lost_is_known_by_its_settings(string box, bool manual)
    {
        var heater = Sample.OnlyBox(box).Heater!;

        Assert.Equal((manual, null, null), (heater.Manual, heater.Power, heater.EnergyToday));
    }

    [Theory]
    [InlineData("0", null)]
    [InlineData("55", 55)]
    [InlineData("200", null)]
    [InlineData("-5", null)]
    public void A_target_of_0_degrees_is_none(string set, int? target) =>
        Assert.Equal(target, Sample.OnlyBox($$$"""{"boiler":{"p":5},"boiler_prms":{"tset":{{{set}}}}}""").Heater!.TargetTemperature);

    [Theory]
    [InlineData(2000, 1, 0, 0, 0, "12:00", HeatingReason.Manual)]
    [InlineData(2000, 0, 1, 0, 0, "12:00", HeatingReason.HdoInput)]
    [InlineData(2000, 0, 0, 79200, 21600, "23:30", HeatingReason.Window)]
    [InlineData(2000, 0, 0, 79200, 21600, "05:59", HeatingReason.Window)]
    [InlineData(2000, 0, 0, 79200, 21600, "06:00", HeatingReason.Surplus)]
    [InlineData(2000, 0, 0, 0, 0, "12:00", HeatingReason.Surplus)]
    [InlineData(2000, 0, 1, 36000, 86400, "12:00", HeatingReason.HdoInput, HeatingReason.Window)]
    [InlineData(5, 1, 1, 0, 86399, "12:00")]
    public void A_heater_tells_why_it_heats(int power, int manual, int hdo, int start, int end, string clock, params HeatingReason[] reasons)
    {
        var heater = Sample.OnlyBox(
            $$$"""{"boiler":{"p":{{{power}}}},"boiler_prms":{"manual":{{{manual}}},"hdo":{{{hdo}}},"zone2_s":{{{start}}},"zone2_e":{{{end}}}}}""").Heater!;

        Assert.Equal(reasons, heater.Reasons(TimeOnly.Parse(clock, null)).ToArray());
    }

    [Theory]
    [InlineData("""{"boiler":{"p":2000},"boiler_prms":{}}""")]
    [InlineData("""{"boiler":{"p":2000},"boiler_prms":{"manual":0}}""")]
    [InlineData("""{"boiler":{"p":65436},"boiler_prms":{"manual":1}}""")]
    public void Where_the_fields_tell_nothing_there_is_no_reason(string box) =>
        Assert.Empty(Sample.OnlyBox(box).Heater!.Reasons(new TimeOnly(12, 0)));

    [Fact]
    public void A_heater_without_settings_has_unknown_stages()
    {
        var heater = Sample.OnlyBox("""{"boiler":{"p":5}}""").Heater!;

        Assert.Equal((5, null, null), (heater.Power, heater.EnergyToday, heater.Manual));
        Assert.All(heater.Stages, stage => Assert.Equal((null, null, null), (stage.On, stage.Power, stage.Offset)));
    }
}
