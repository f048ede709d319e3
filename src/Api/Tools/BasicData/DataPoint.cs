using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using Oig.Contracts.Boxes;

namespace Oig.Api.Tools.BasicData;

/// <summary>A measured or derived value with its unit.</summary>
internal sealed record DataPoint
{
    [Description("The value; null when the portal did not send it or it cannot be so.")]
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

/// <summary>How names and times of the models are spelt in replies.</summary>
internal static class Words
{
    /// <summary>Windows in use, as <c>22:00-06:00</c>.</summary>
    public static string[] Of(ImmutableArray<TimeWindow> windows) =>
        [.. windows.Where(window => window is { From: not null, To: not null }).Select(window => $"{Clock(window.From!.Value)}-{Clock(window.To!.Value)}")];

    /// <summary>Name of a box mode; unknown ones keep their number.</summary>
    public static string? Of(Modes modes) =>
        modes.Name ?? (modes.Mode is { } number ? string.Create(CultureInfo.InvariantCulture, $"unknown ({number})") : null);

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
