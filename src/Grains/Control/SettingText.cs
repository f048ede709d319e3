using System.Globalization;
using Oig.Contracts.Boxes;
using Oig.Portal.Writes;

namespace Oig.Grains.Control;

/// <summary>Settings in words, as people are told them.</summary>
internal static class SettingText
{
    private static readonly string[] Modes = ["Home 1", "Home 2", "Home 3", "Home UPS", "Home 5", "Home 6"];
    private static readonly string[] Supplementary = ["none", "Home 5", "Home 6", "Home 5 and Home 6"];

    /// <summary>Name of the setting.</summary>
    public static string Name(BoxParameter parameter) => parameter switch
    {
        BoxParameter.Mode => "box mode",
        BoxParameter.SupplementaryModes => "supplementary modes",
        BoxParameter.GridDelivery => "grid delivery",
        BoxParameter.HeaterMode => "heater mode",
        BoxParameter.GridChargingTarget => "target of grid charging",
        _ => $"heater relay {parameter - BoxParameter.Relay1 + 1}",
    };

    /// <summary>What was asked for, such as "Home 2" or "Home 5 on".</summary>
    public static string Asked(Wanted wanted) => wanted.Bits is { } bits
        ? $"{Supplementary[bits]} {(wanted.Value == 0 ? "off" : "on")}"
        : Value(wanted.Parameter, wanted.Value, wanted.CapWatts)!;

    /// <summary>The present value on the box; null when the portal does not show it.</summary>
    public static string? Present(Wanted wanted, Box box) => Value(wanted.Parameter, wanted.Current(box), box.Export.Limit);

    private static string? Value(BoxParameter parameter, int? value, double? capWatts) => (parameter, value) switch
    {
        (_, null) => null,
        (BoxParameter.Mode, _) => OneOf(Modes, value.Value),
        (BoxParameter.SupplementaryModes, _) => OneOf(Supplementary, value.Value),
        (BoxParameter.GridDelivery, 2) => string.Create(CultureInfo.InvariantCulture, $"limited to {capWatts} W"),
        (BoxParameter.GridChargingTarget, _) => string.Create(CultureInfo.InvariantCulture, $"{value} %"),
        (BoxParameter.HeaterMode, _) => value == 1 ? "manual" : "automatic",
        _ => value == 1 ? "on" : "off",
    };

    private static string OneOf(string[] names, int value) =>
        value >= 0 && value < names.Length ? names[value] : string.Create(CultureInfo.InvariantCulture, $"unknown ({value})");
}
