using System.ComponentModel;
using Oig.Contracts;
using Oig.Contracts.Boxes;

namespace Oig.Api.Tools.BasicData;

/// <summary>The water heater.</summary>
internal sealed record HeaterSection
{
    public DataPoint? Power { get; init; }

    public DataPoint? EnergyToday { get; init; }

    public DataPoint? DailyCap { get; init; }

    public DataPoint? TargetTemperature { get; init; }

    [System.Text.Json.Serialization.JsonPropertyName("target_temperature_2")]
    public DataPoint? TargetTemperature2 { get; init; }

    [Description("'automatic' (by tariff and surplus) or 'manual' (full power); null when unknown.")]
    public string? Mode { get; init; }

    [Description("Why it heats now, as far as the fields tell: 'manual', 'hdo_input' (cheap tariff), 'window', 'surplus' (by exclusion). Empty when it does not heat or nothing tells.")]
    public string[] HeatsBecauseOf { get; init; } = [];

    [Description("Heater function in use; null when unknown.")]
    public bool? InUse { get; init; }

    [Description("HDO input (cheap tariff signal); null when unknown.")]
    public bool? HdoInput { get; init; }

    [Description("Thermostat input; null when unknown.")]
    public bool? Thermostat { get; init; }

    [Description("Heating windows in use, local time, as far as the portal's numbers are times.")]
    public string[] Windows { get; init; } = [];

    [Description("0 to 2, meaning unknown.")]
    public int? Priority { get; init; }

    [Description("Relays 1 to 3: true = on; null when unknown.")]
    public bool?[] Relays { get; init; } = [];

    [Description("Configured powers of the three stages, W; null when unknown.")]
    public double?[] StagePowers { get; init; } = [];

    [Description("Power offsets of the three stages, W; null when unknown.")]
    public double?[] StageOffsets { get; init; } = [];

    public static HeaterSection Of(Heater heater, TimeOnly clock) => new()
    {
        Power = DataPoint.Kilowatts(heater.Power, "Power of the water heater"),
        EnergyToday = DataPoint.KilowattHours(heater.EnergyToday, "Energy into the water heater today"),
        DailyCap = DataPoint.KilowattHours(heater.DailyCap, "Most energy into the water heater in a day"),
        TargetTemperature = DataPoint.Of(heater.TargetTemperature, 0, "°C", "Target temperature of the water; null when not set"),
        TargetTemperature2 = DataPoint.Of(heater.TargetTemperature2, 0, "°C", "Second target temperature; null when not set"),
        Mode = heater.Manual switch { true => "manual", false => "automatic", null => null },
        HeatsBecauseOf = [.. heater.Reasons(clock).Select(reason => reason.Name())],
        InUse = heater.InUse,
        HdoInput = heater.HdoInput,
        Thermostat = heater.Thermostat,
        Windows = Words.Of(heater.Zones),
        Priority = heater.Priority,
        Relays = [.. heater.Stages.Select(stage => stage.On)],
        StagePowers = [.. heater.Stages.Select(stage => stage.Power)],
        StageOffsets = [.. heater.Stages.Select(stage => stage.Offset)],
    };
}
