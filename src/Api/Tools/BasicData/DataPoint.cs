using System.ComponentModel;

namespace Oig.Api.Tools.BasicData;

/// <summary>A measured or derived value with its unit.</summary>
internal sealed record DataPoint
{
    [Description("The value; null when the portal did not send it.")]
    public double? Value { get; init; }

    [Description("Unit of the value.")]
    public string Unit { get; init; } = "";

    [Description("What the value is.")]
    public string Description { get; init; } = "";

    /// <summary>A power in W, shown in kW to three decimals.</summary>
    public static DataPoint Kilowatts(double? watts, string description) => Of(watts / 1000, 3, "kW", description);

    /// <summary>An energy in Wh, shown in kWh to three decimals.</summary>
    public static DataPoint KilowattHours(double? wattHours, string description) => Of(wattHours / 1000, 3, "kWh", description);

    /// <summary>A value as it is, rounded.</summary>
    public static DataPoint Of(double? value, int decimals, string unit, string description) =>
        new() { Value = value is { } known ? Math.Round(known, decimals, MidpointRounding.AwayFromZero) : null, Unit = unit, Description = description };
}
