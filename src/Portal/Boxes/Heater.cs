using System.Collections.Immutable;
using Oig.Portal.Reading;

namespace Oig.Portal.Boxes;

/// <summary>A water heater fed by the box (tables <c>boiler</c> and <c>boiler_prms</c>).</summary>
[GenerateSerializer, Immutable, Alias("oig.heater")]
public sealed record Heater
{
    /// <summary>Present power, W (<c>boiler.p</c>); null when missing.</summary>
    [Id(0)]
    public double? Power { get; init; }

    /// <summary>Energy today, Wh (<c>boiler.w</c>; one source reads it as installed power); null when missing.</summary>
    [Id(1)]
    public double? EnergyToday { get; init; }

    /// <summary>Whether the heater function is in use (<c>ison</c>); null when missing.</summary>
    [Id(2)]
    public bool? InUse { get; init; }

    /// <summary>
    /// True = manual: full power, whatever tariff and surplus; false = automatic (<c>manual</c>); null when missing or another
    /// number.
    /// </summary>
    [Id(3)]
    public bool? Manual { get; init; }

    /// <summary>The three stages: relay, configured power, offset.</summary>
    [Id(4)]
    public ImmutableArray<HeaterStage> Stages { get; init; } = [];

    /// <summary>The four heating windows (<c>zone1_s</c> … <c>zone4_e</c>).</summary>
    [Id(5)]
    public ImmutableArray<TimeWindow> Zones { get; init; } = [];

    /// <summary>Priority, 0 to 2 of unknown meaning (<c>prrty</c>); null when missing.</summary>
    [Id(6)]
    public int? Priority { get; init; }

    /// <summary>HDO input (<c>hdo</c>); null when missing.</summary>
    [Id(7)]
    public bool? HdoInput { get; init; }

    /// <summary>Thermostat input (<c>termostat</c>); null when missing.</summary>
    [Id(8)]
    public bool? Thermostat { get; init; }

    /// <summary>Most energy in a day, Wh (<c>wd</c>); null when missing.</summary>
    [Id(9)]
    public double? DailyCap { get; init; }

    /// <summary>Target temperature, °C (<c>tset</c>); null when missing.</summary>
    [Id(10)]
    public double? TargetTemperature { get; init; }

    /// <summary>Second target temperature, °C (<c>tset2</c>); null when missing.</summary>
    [Id(11)]
    public double? TargetTemperature2 { get; init; }

    /// <summary>Portal field <c>stht</c>, meaning unknown; null when missing.</summary>
    [Id(12)]
    public int? Stht { get; init; }

    /// <summary>Portal field <c>id_subd</c>, meaning unknown; null when missing.</summary>
    [Id(13)]
    public int? SubdeviceId { get; init; }

    /// <summary>
    /// Null when no heater is configured: the portal then sends <c>boiler</c> empty but <c>boiler_prms</c> with defaults.
    /// </summary>
    internal static Heater? From(Table box) => box["boiler"].IsEmpty ? null : From(box["boiler"], box["boiler_prms"]);

    private static Heater From(Table present, Table settings) => new()
    {
        Power = present.Number("p"),
        EnergyToday = present.Number("w"),
        InUse = settings.Flag("ison"),
        Manual = settings.Flag("manual"),
        Stages = [HeaterStage.From(settings, 1), HeaterStage.From(settings, 2), HeaterStage.From(settings, 3)],
        Zones =
        [
            TimeWindow.From(settings, "zone1"), TimeWindow.From(settings, "zone2"),
            TimeWindow.From(settings, "zone3"), TimeWindow.From(settings, "zone4"),
        ],
        Priority = settings.Whole("prrty"),
        HdoInput = settings.Flag("hdo"),
        Thermostat = settings.Flag("termostat"),
        DailyCap = settings.Number("wd"),
        TargetTemperature = settings.Number("tset"),
        TargetTemperature2 = settings.Number("tset2"),
        Stht = settings.Whole("stht"),
        SubdeviceId = settings.Whole("id_subd"),
    };
}
