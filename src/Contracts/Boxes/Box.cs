using System.Collections.Immutable;

namespace Oig.Contracts.Boxes;

/// <summary>State of one battery box. What the portal did not send is null, never 0.</summary>
[GenerateSerializer, Immutable, Alias("oig.box")]
public sealed record Box
{
    private static readonly TimeSpan StaleAfter = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongSilentAfter = TimeSpan.FromDays(1);

    /// <summary>Number of the box.</summary>
    [Id(0)]
    public required BoxId Id { get; init; }

    /// <summary>Product line.</summary>
    [Id(1)]
    public BoxKind Kind { get; init; }

    /// <summary>Whether the box has one phase only, told from its values; null when they do not tell.</summary>
    [Id(2)]
    public bool? SinglePhase { get; init; }

    /// <summary>
    /// Fast powers (table <c>actual</c>); null when the owner has not switched on live data ("Živá data") in the vendor's app, or none of
    /// them can be so.
    /// </summary>
    [Id(3)]
    public Readings? Live { get; init; }

    /// <summary>Powers of the 5-minute tables.</summary>
    [Id(4)]
    public required Readings FiveMinute { get; init; }

    /// <summary>Solar installation.</summary>
    [Id(5)]
    public required Solar Solar { get; init; }

    /// <summary>Battery.</summary>
    [Id(6)]
    public required Battery Battery { get; init; }

    /// <summary>Consumption.</summary>
    [Id(7)]
    public required Household Household { get; init; }

    /// <summary>Grid voltages and frequency.</summary>
    [Id(8)]
    public required Grid Grid { get; init; }

    /// <summary>Water heater; null when none is configured.</summary>
    [Id(9)]
    public Heater? Heater { get; init; }

    /// <summary>Climate in the cabinet.</summary>
    [Id(10)]
    public required Cabinet Cabinet { get; init; }

    /// <summary>Modes.</summary>
    [Id(11)]
    public required Modes Modes { get; init; }

    /// <summary>Delivery into the grid.</summary>
    [Id(12)]
    public required Export Export { get; init; }

    /// <summary>Energies since local midnight, Wh.</summary>
    [Id(13)]
    public required Energies Today { get; init; }

    /// <summary>Energies of this month, kWh.</summary>
    [Id(14)]
    public required Energies Month { get; init; }

    /// <summary>Energies of this year, kWh.</summary>
    [Id(15)]
    public required Energies Year { get; init; }

    /// <summary>Model and last contact.</summary>
    [Id(16)]
    public required Device Device { get; init; }

    /// <summary>True when the portal lists the box without any content.</summary>
    [Id(18)]
    public bool IsEmpty { get; init; }

    /// <summary>What the portal sent and cannot be so.</summary>
    [Id(19)]
    public ImmutableArray<Fault> Faults { get; init; } = [];

    /// <summary>False = coarse: the powers are up to 5 minutes old, and the battery's power is missing.</summary>
    public bool LiveData => Live is not null;

    /// <summary>The best powers there are: the fast one of each, or else the 5-minute one.</summary>
    public Readings Powers => Live?.Or(FiveMinute) ?? FiveMinute;

    /// <summary>Names of the values in <see cref="Powers"/> that are 5-minute ones.</summary>
    public ImmutableArray<string> Coarse => Live is { } live ? live.FilledBy(FiveMinute) : Readings.Nothing.FilledBy(FiveMinute);

    /// <summary>The box as it counts at that moment: counters of a day, month or year that is over are null.</summary>
    public Box AsOf(DateTimeOffset now)
    {
        var countsToday = Today.Day == PragueTime.Today(now);
        return this with
        {
            Today = Today.AsOf(now),
            Month = Month.AsOf(now),
            Year = Year.AsOf(now),
            Solar = countsToday ? Solar : Solar.OfAnotherDay,
            Heater = countsToday || Heater is null ? Heater : Heater with { EnergyToday = null },
        };
    }

    /// <summary>Time since the last contact; null when that is unknown or lies in the future by more than 10 minutes.</summary>
    public TimeSpan? Age(DateTimeOffset now)
    {
        var age = now - Device.LastContact;
        return age < -StaleAfter ? null : age < TimeSpan.Zero ? TimeSpan.Zero : age;
    }

    /// <summary>Whether the last contact is over 10 minutes ago, so that the box is probably offline; null when unknown.</summary>
    public bool? IsStale(DateTimeOffset now) => Age(now) is { } age ? age > StaleAfter : null;

    /// <summary>Whether the box never called, or last before that Prague day; false when nobody knows.</summary>
    public bool HasBeenSilentSince(DateOnly day) => Device.NeverCalled || Device.LastContact < PragueTime.Midnight(day);

    /// <summary>Whether the box never called, or not for over a day: replaced, dismantled or without network.</summary>
    public bool IsLongSilent(DateTimeOffset now) => Device.NeverCalled || Age(now) > LongSilentAfter;
}

/// <summary>The two product lines; they encode the export settings differently.</summary>
[GenerateSerializer, Alias("oig.box-kind")]
public enum BoxKind
{
    /// <summary>Also every box that the portal does not mark: the mark has vanished before.</summary>
    King,

    /// <summary>Marked by the portal with <c>queen</c>.</summary>
    Queen,
}
