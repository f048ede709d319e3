using System.ComponentModel;
using Oig.Contracts.Boxes;

namespace Oig.Api.Tools.BasicData;

/// <summary>The water heater.</summary>
internal sealed record HeaterSection
{
    public DataPoint? Power { get; init; }

    public DataPoint? EnergyToday { get; init; }

    public DataPoint? TargetTemperature { get; init; }

    [Description("'automatic' (by tariff and surplus) or 'manual' (full power); null when unknown.")]
    public string? Mode { get; init; }

    [Description("Relays 1 to 3: true = on; null when unknown.")]
    public bool?[] Relays { get; init; } = [];

    public static HeaterSection Of(Heater heater) => new()
    {
        Power = DataPoint.Kilowatts(heater.Power, "Power of the water heater"),
        EnergyToday = DataPoint.KilowattHours(heater.EnergyToday, "Energy into the water heater today"),
        TargetTemperature = DataPoint.Of(heater.TargetTemperature, 0, "°C", "Target temperature of the water"),
        Mode = heater.Manual switch { true => "manual", false => "automatic", null => null },
        Relays = [.. heater.Stages.Select(stage => stage.On)],
    };
}
