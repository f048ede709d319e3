using Oig.Contracts.Boxes;
using Oig.Portal.Writes;

namespace Oig.Grains.Control;

/// <summary>A setting as somebody wants it, made by the factories below. Plain values, because it is stored.</summary>
[GenerateSerializer, Immutable, Alias("oig.wanted")]
public sealed record Wanted
{
    /// <summary>What is to be set.</summary>
    [Id(0)]
    public BoxParameter Parameter { get; init; }

    /// <summary>The wanted value, in the unit of <see cref="Parameter"/>; of a part of it when there are <see cref="Bits"/>.</summary>
    [Id(1)]
    public int Value { get; init; }

    /// <summary>Cap of limited grid delivery, W; otherwise null.</summary>
    [Id(2)]
    public int? CapWatts { get; init; }

    /// <summary>The bits of the present value that <see cref="Value"/> replaces; null = all.</summary>
    [Id(3)]
    public int? Bits { get; init; }

    /// <summary>Whether it is one of the modes, which need a longer pause.</summary>
    public bool IsMode => Parameter is BoxParameter.Mode or BoxParameter.SupplementaryModes;

    /// <summary>Whether it is a setting of the water heater.</summary>
    public bool IsOfHeater => Parameter is BoxParameter.HeaterMode or BoxParameter.Relay1 or BoxParameter.Relay2 or BoxParameter.Relay3;

    /// <summary>Whether it can cost the owner money or break his contract, so that he has to agree first.</summary>
    public bool NeedsAcknowledgement => (Parameter, Value) is
        (BoxParameter.Mode, 3) or (BoxParameter.GridDelivery, not 0) or (BoxParameter.HeaterMode, 1) or (BoxParameter.GridChargingTarget, _);

    /// <summary>Main mode, 0 Home 1, 1 Home 2, 2 Home 3, 3 Home UPS.</summary>
    public static Wanted Mode(int mode) => new() { Parameter = BoxParameter.Mode, Value = mode };

    /// <summary>Home 5 or Home 6, on or off; the other one stays as it is.</summary>
    public static Wanted Supplementary(int home, bool on) =>
        new() { Parameter = BoxParameter.SupplementaryModes, Bits = home - 4, Value = on ? home - 4 : 0 };

    /// <summary>Grid delivery, 0 off, 1 on, 2 limited to the cap in W.</summary>
    public static Wanted GridDelivery(int value, int? capWatts = null) =>
        new() { Parameter = BoxParameter.GridDelivery, Value = value, CapWatts = capWatts };

    /// <summary>Heater manual or automatic.</summary>
    public static Wanted Heater(bool manual) => new() { Parameter = BoxParameter.HeaterMode, Value = manual ? 1 : 0 };

    /// <summary>Heater relay 1 to 3.</summary>
    public static Wanted Relay(int relay, bool on) => new() { Parameter = BoxParameter.Relay1 + (relay - 1), Value = on ? 1 : 0 };

    /// <summary>Target of grid charging, %.</summary>
    public static Wanted GridCharging(int percent) => new() { Parameter = BoxParameter.GridChargingTarget, Value = percent };

    /// <summary>In words, such as "box mode Home 2".</summary>
    public string Describe() => $"{SettingText.Name(Parameter)} {SettingText.Asked(this)}";

    /// <summary>The present value on the box, in the unit of <see cref="Parameter"/>; null when the portal does not show it.</summary>
    public int? Current(Box box)
    {
        ArgumentNullException.ThrowIfNull(box);
        return Parameter switch
        {
            BoxParameter.Mode => box.Modes.Mode,
            BoxParameter.SupplementaryModes => box.Modes.Supplementary,
            BoxParameter.GridDelivery => Number(box.Export.State),
            BoxParameter.HeaterMode => Number(box.Heater?.Manual),
            BoxParameter.GridChargingTarget => (int?)box.Battery.ChargingTarget,
            _ => Number(box.Heater?.Stages[Parameter - BoxParameter.Relay1].On),
        };
    }

    /// <summary>Whether the box is set as wanted.</summary>
    public bool IsSet(Box box) =>
        Current(box) is { } current && current == Target(current) && (CapWatts is null || box.Export.Limit == CapWatts);

    /// <summary>The value to write, which keeps what is not wanted changed.</summary>
    public int Target(int current) => Bits is { } bits ? (current & ~bits) | Value : Value;

    /// <summary>The change of that box.</summary>
    internal BoxWrite For(Box box) => Parameter switch
    {
        BoxParameter.Mode => BoxWrite.Mode(box.Id, Value),
        BoxParameter.SupplementaryModes => BoxWrite.SupplementaryModes(box.Id, Target(Current(box)!.Value)),
        BoxParameter.GridDelivery when CapWatts is { } watts => BoxWrite.GridDeliveryLimited(box.Id, watts),
        BoxParameter.GridDelivery => Value == 0 ? BoxWrite.GridDeliveryOff(box.Id) : BoxWrite.GridDeliveryOn(box.Id),
        BoxParameter.HeaterMode => BoxWrite.HeaterMode(box.Id, Value == 1),
        BoxParameter.GridChargingTarget => BoxWrite.GridCharging(box.Id, Value),
        _ => BoxWrite.Relay(box.Id, Parameter - BoxParameter.Relay1 + 1, Value == 1),
    };

    private static int? Number(bool? flag) => flag is { } known ? (known ? 1 : 0) : null;

    private static int? Number(ExportState state) => state switch
    {
        ExportState.Off => 0,
        ExportState.On => 1,
        ExportState.Limited => 2,
        _ => null,
    };
}
