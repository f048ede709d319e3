using System.Collections.Immutable;

namespace Oig.Contracts.Series;

/// <summary>What the portal's series tell of the energies of one Prague day. Null = the series of it was not read, or held nothing.</summary>
[GenerateSerializer, Immutable, Alias("oig.energy-day")]
public sealed record EnergyDay
{
    /// <summary>The day.</summary>
    [Id(0)]
    public required DateOnly Day { get; init; }

    /// <summary>Bought from the grid: last value of the counter in the series <c>grid</c>.</summary>
    [Id(1)]
    public EnergyAmount? Imported { get; init; }

    /// <summary>Sold to the grid: last value of the counter in the series <c>grid</c>.</summary>
    [Id(2)]
    public EnergyAmount? Exported { get; init; }

    /// <summary>Produced by the first string: its power in the series <c>fve</c>, summed up.</summary>
    [Id(3)]
    public EnergyAmount? String1 { get; init; }

    /// <summary>Produced by the second string: its power in the series <c>fve</c>, summed up; means something else on single-phase boxes.</summary>
    [Id(4)]
    public EnergyAmount? String2 { get; init; }

    /// <summary>Delivered to the backed-up output: its power in the series <c>load</c>, summed up.</summary>
    [Id(5)]
    public EnergyAmount? Load { get; init; }

    /// <summary>Into the battery: voltage times current in the series <c>batt</c>, summed up where positive.</summary>
    [Id(6)]
    public EnergyAmount? Charged { get; init; }

    /// <summary>Out of the battery: voltage times current in the series <c>batt</c>, summed up where negative.</summary>
    [Id(7)]
    public EnergyAmount? Discharged { get; init; }

    /// <summary>Mean backed-up load, W, by hour of Prague's clock, 24 values; null where nothing is known; empty when times are not known.</summary>
    [Id(8)]
    public ImmutableArray<float?> LoadByHour { get; init; } = [];

    /// <summary>What two readings of different series know of the same day.</summary>
    public EnergyDay With(EnergyDay other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new()
        {
            Day = Day,
            Imported = Imported ?? other.Imported,
            Exported = Exported ?? other.Exported,
            String1 = String1 ?? other.String1,
            String2 = String2 ?? other.String2,
            Load = Load ?? other.Load,
            Charged = Charged ?? other.Charged,
            Discharged = Discharged ?? other.Discharged,
            LoadByHour = LoadByHour.IsEmpty ? other.LoadByHour : LoadByHour,
        };
    }
}

/// <summary>An energy of a day.</summary>
/// <param name="WattHours">Wh, never negative.</param>
/// <param name="Covered">Share of the day that it covers, 0 to 1.</param>
/// <param name="Doubtful">Whether the counter started again in the middle of the day, so that something may be missing.</param>
[GenerateSerializer, Immutable, Alias("oig.energy-amount")]
public sealed record EnergyAmount([property: Id(0)] double WattHours, [property: Id(1)] double Covered, [property: Id(2)] bool Doubtful = false);

/// <summary>Days as far as they are known, oldest first, and how many requests to the portal the others still take.</summary>
[GenerateSerializer, Immutable, Alias("oig.energy-days")]
public sealed record EnergyDays([property: Id(0)] ImmutableArray<EnergyDay> Days, [property: Id(1)] int RequestsLeft);
