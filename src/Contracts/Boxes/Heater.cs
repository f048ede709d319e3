using System.Collections.Immutable;

namespace Oig.Contracts.Boxes;

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
}

/// <summary>One of the heater's three stages, each switched by a relay of its own.</summary>
[GenerateSerializer, Immutable, Alias("oig.heater-stage")]
public sealed record HeaterStage
{
    /// <summary>Number of the relay, 1 to 3 (the portal's <c>ssr0</c> is relay 1).</summary>
    [Id(0)]
    public int Relay { get; init; }

    /// <summary>Whether the relay is on (<c>boiler_prms.ssr0</c> … <c>ssr2</c>); null when missing.</summary>
    [Id(1)]
    public bool? On { get; init; }

    /// <summary>Configured power, W (<c>boiler_prms.p_set</c>, <c>p_set2</c>, <c>p_set3</c>); null when missing.</summary>
    [Id(2)]
    public double? Power { get; init; }

    /// <summary>Power offset, W (<c>boiler_prms.offset</c>, <c>offset2</c>, <c>offset3</c>); null when missing.</summary>
    [Id(3)]
    public double? Offset { get; init; }
}

/// <summary>A daily window as the portal stores it: numbers that are probably seconds of the day, 0 to 0 when unused.</summary>
[GenerateSerializer, Immutable, Alias("oig.time-window")]
public sealed record TimeWindow([property: Id(0)] int? Start, [property: Id(1)] int? End);
