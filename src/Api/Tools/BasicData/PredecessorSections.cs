using System.ComponentModel;
using System.Text.Json.Serialization;
using Oig.Contracts.Boxes;

namespace Oig.Api.Tools.BasicData;

/// <summary>The predecessor's section <c>solar_production</c>; what goes beyond it stands in <see cref="PanelsSection"/>.</summary>
internal sealed record SolarSection
{
    [JsonPropertyName("string_1")]
    public DataPoint? String1 { get; init; }

    [JsonPropertyName("string_2")]
    public DataPoint? String2 { get; init; }

    public DataPoint? Total { get; init; }

    public static SolarSection Of(Readings powers) => new()
    {
        String1 = DataPoint.Kilowatts(powers.SolarString1, "Power of solar string 1"),
        String2 = DataPoint.Kilowatts(powers.SolarString2, "Power of solar string 2"),
        Total = DataPoint.Kilowatts(powers.Solar, "Power of all solar strings"),
    };
}

/// <summary>The predecessor's section <c>battery</c>; what goes beyond it stands in <see cref="BoxSection"/>.</summary>
internal sealed record BatterySection
{
    public DataPoint? StateOfCharge { get; init; }

    [Description("Plus = charging, minus = discharging.")]
    public DataPoint? PowerFlow { get; init; }

    public static BatterySection Of(Box box) => new()
    {
        StateOfCharge = DataPoint.Of(box.Battery.StateOfCharge, 0, "%", "Charge of the battery"),
        PowerFlow = DataPoint.Kilowatts(box.Battery.Power, "Battery power: plus = charging, minus = discharging"),
    };
}

/// <summary>The predecessor's section <c>household</c>; what goes beyond it stands in <see cref="LoadSection"/>.</summary>
internal sealed record HouseholdSection
{
    public DataPoint? TotalLoad { get; init; }

    public static HouseholdSection Of(Box box) => new()
    {
        TotalLoad = DataPoint.Kilowatts(box.Household.Load, box.Household.Coverage == LoadCoverage.WholeHouse
            ? "Load of the whole house"
            : "Load behind the box's backed-up output; the rest of the house is not metered"),
    };
}
