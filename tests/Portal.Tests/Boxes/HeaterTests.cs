using Oig.Contracts.Boxes;
using Oig.Portal.Tests.Samples;

namespace Oig.Portal.Tests.Reading;

public sealed class HeaterTests
{
    private static readonly Heater Heater = Sample.Snapshot("boxes-two.json").Boxes[0].Heater!;

    [Fact]
    public void Present_state_and_settings_are_read()
    {
        Assert.Equal((1750, 3260, 25000), (Heater.Power, Heater.EnergyToday, Heater.DailyCap));
        Assert.Equal((true, true, true, false), (Heater.InUse, Heater.Manual, Heater.HdoInput, Heater.Thermostat));
        Assert.Equal((55, 45), (Heater.TargetTemperature, Heater.TargetTemperature2));
        Assert.Equal((2, 6, 5), (Heater.Priority, Heater.Stht, Heater.SubdeviceId));
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
    [InlineData("""{"boiler_prms":{"ison":1}}""")]
    public void An_empty_table_means_no_heater(string box) => Assert.Null(Sample.OnlyBox(box).Heater);

    [Fact]
    public void A_heater_without_settings_has_unknown_stages()
    {
        var heater = Sample.OnlyBox("""{"boiler":{"p":5}}""").Heater!;

        Assert.Equal((5, null, null), (heater.Power, heater.EnergyToday, heater.Manual));
        Assert.All(heater.Stages, stage => Assert.Equal((null, null, null), (stage.On, stage.Power, stage.Offset)));
    }
}
