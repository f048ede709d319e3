using System.Collections.Immutable;

namespace Oig.Contracts.Boxes;

/// <summary>A water heater fed by the box (tables <c>boiler</c>, which may be missing, and <c>boiler_prms</c>).</summary>
[GenerateSerializer, Immutable, Alias("oig.heater")]
public sealed record Heater
{
    /// <summary>W; below it the heater is off.</summary>
    private const double IdlePower = 10;

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

    /// <summary>Target temperature, °C (<c>tset</c>); null when missing or not set (0).</summary>
    [Id(10)]
    public double? TargetTemperature { get; init; }

    /// <summary>Second target temperature, °C (<c>tset2</c>); null when missing or not set (0).</summary>
    [Id(11)]
    public double? TargetTemperature2 { get; init; }

    /// <summary>
    /// Why it heats, as far as the fields tell; <paramref name="clock"/> is the local time. Empty when it does not heat or nothing tells.
    /// </summary>
    public ImmutableArray<HeatingReason> Reasons(TimeOnly clock) =>
        Power is not > IdlePower ? [] : Manual switch { true => [HeatingReason.Manual], false => Automatic(clock), null => [] };

    private ImmutableArray<HeatingReason> Automatic(TimeOnly clock)
    {
        var reasons = new List<HeatingReason>();
        if (HdoInput == true)
            reasons.Add(HeatingReason.HdoInput);
        if (Zones.Any(zone => zone.Contains(clock)))
            reasons.Add(HeatingReason.Window);
        return reasons.Count > 0 || HdoInput is null ? [.. reasons] : [HeatingReason.Surplus];
    }
}

/// <summary>Why a heater heats.</summary>
[GenerateSerializer, Alias("oig.heating-reason")]
public enum HeatingReason
{
    /// <summary>Set to manual: full power whatever tariff and surplus.</summary>
    Manual,

    /// <summary>The HDO input is on: cheap tariff.</summary>
    HdoInput,

    /// <summary>A heating window is open.</summary>
    Window,

    /// <summary>Automatic without tariff signal and window: only surplus is left.</summary>
    Surplus,
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
public sealed record TimeWindow([property: Id(0)] int? Start, [property: Id(1)] int? End)
{
    private const int Day = 24 * 60 * 60;

    /// <summary>When it opens; null when the window is unused or the number is no time.</summary>
    public TimeOnly? From => IsUsed ? Time(Start) : null;

    /// <summary>When it closes, 00:00 for midnight; null when the window is unused or the number is no time.</summary>
    public TimeOnly? To => IsUsed ? Time(End) : null;

    private bool IsUsed => Start != End;

    /// <summary>Whether it is open at that local time, also over midnight; false when it is unused or no time.</summary>
    public bool Contains(TimeOnly clock) => (From, To) is ({ } from, { } to) && clock.IsBetween(from, to);

    private static TimeOnly? Time(int? seconds) => seconds is >= 0 and <= Day ? TimeOnly.MinValue.Add(TimeSpan.FromSeconds(seconds.Value)) : null;
}
