using Oig.Contracts.Boxes;
using Oig.Portal.Tests.Samples;

namespace Oig.Portal.Tests.Reading;

public sealed class EnergiesTests
{
    private static readonly Box Box = Sample.Snapshot("boxes-one.json").Boxes[0];

    [Fact]
    public void Days_are_in_watt_hours_and_longer_periods_in_kilowatt_hours()
    {
        Assert.Equal((EnergyUnit.WattHours, 17400, 2350, 5100, 7450), Figures(Box.Today));
        Assert.Equal((EnergyUnit.KilowattHours, 388, 71, 122, null), Figures(Box.Month));
        Assert.Equal((EnergyUnit.KilowattHours, 1975, 940, 804, null), Figures(Box.Year));
    }

    [Fact]
    public void Shares_follow_from_the_energies()
    {
        Assert.Equal(12300.0 / 17400, Box.Today.SelfConsumption!.Value, 9);
        Assert.Equal(5100.0 / 7450, Box.Today.SelfSufficiency!.Value, 9);
        Assert.Equal(266.0 / 388, Box.Month.SelfConsumption!.Value, 9);
        Assert.Null(Box.Month.SelfSufficiency);
    }

    [Theory]
    [InlineData(1000.0, 1500.0, 0.0)]
    [InlineData(1000.0, 0.0, 1.0)]
    [InlineData(1000.0, -5.0, 1.0)]
    [InlineData(0.0, 0.0, null)]
    [InlineData(null, 10.0, null)]
    [InlineData(10.0, null, null)]
    public void Self_consumption_stays_between_none_and_all(double? produced, double? exported, double? share) =>
        Assert.Equal(share, new Energies { Produced = produced, Exported = exported }.SelfConsumption);

    [Theory]
    [InlineData(2240.0, 6480.0, 0.0)]
    [InlineData(4000.0, 1000.0, 0.75)]
    [InlineData(0.0, 10.0, null)]
    [InlineData(null, 10.0, null)]
    [InlineData(10.0, null, null)]
    public void Self_sufficiency_stays_between_none_and_all(double? load, double? imported, double? share) =>
        Assert.Equal(share, new Energies { BackedUpLoad = load, Imported = imported }.SelfSufficiency);

    private static (EnergyUnit, double?, double?, double?, double?) Figures(Energies energies) =>
        (energies.Unit, energies.Produced, energies.Imported, energies.Exported, energies.BackedUpLoad);
}
