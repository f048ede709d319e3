using Oig.Portal.Reading;

namespace Oig.Portal.Boxes;

/// <summary>State of one battery box. What the portal did not send is null, never 0.</summary>
[GenerateSerializer, Immutable, Alias("oig.box")]
public sealed record Box
{
    private static readonly TimeSpan StaleAfter = TimeSpan.FromMinutes(10);

    /// <summary>Number of the box.</summary>
    [Id(0)]
    public required BoxId Id { get; init; }

    /// <summary>Product line.</summary>
    [Id(1)]
    public BoxKind Kind { get; init; }

    /// <summary>Whether the box has one phase only, told from its grid values; null when they do not tell.</summary>
    [Id(2)]
    public bool? SinglePhase { get; init; }

    /// <summary>
    /// Fast powers (table <c>actual</c>); null when the owner has not switched on live data ("Živá data") in the vendor's app.
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

    /// <summary>Fields of unknown meaning.</summary>
    [Id(17)]
    public required Internals Internals { get; init; }

    /// <summary>False = coarse: the powers are up to 5 minutes old, and the battery's power is missing.</summary>
    public bool LiveData => Live is not null;

    /// <summary>The best powers there are: fast ones if live data is on, else 5-minute ones.</summary>
    public Readings Powers => Live ?? FiveMinute;

    /// <summary>Time since the last contact; null when that is unknown or lies in the future by more than 10 minutes.</summary>
    public TimeSpan? Age(DateTimeOffset now)
    {
        var age = now - Device.LastContact;
        return age < -StaleAfter ? null : age < TimeSpan.Zero ? TimeSpan.Zero : age;
    }

    /// <summary>Whether the last contact is over 10 minutes ago, so that the box is probably offline; null when unknown.</summary>
    public bool? IsStale(DateTimeOffset now) => Age(now) is { } age ? age > StaleAfter : null;

    internal static Box From(BoxId id, Table box, DateTimeOffset readAt)
    {
        var actual = box["actual"];
        var single = PhaseCount.IsSingle(box["ac_in"], actual);
        var kind = box.Truthy("queen") ? BoxKind.Queen : BoxKind.King;
        var coarse = Readings.FiveMinute(box, single);
        var live = actual.IsEmpty ? null : Readings.Fast(actual, single);
        var powers = live ?? coarse;
        return new()
        {
            Id = id,
            Kind = kind,
            SinglePhase = single,
            Live = live,
            FiveMinute = coarse,
            Solar = Solar.From(box, single),
            Battery = Battery.From(box, powers),
            Household = Household.From(box, powers.BackedUpLoad, single),
            Grid = Grid.From(box, single),
            Heater = Heater.From(box),
            Cabinet = Cabinet.From(box),
            Modes = Modes.From(box),
            Export = Export.From(box, kind),
            Today = Energies.Today(box),
            Month = Energies.Month(box),
            Year = Energies.Year(box),
            Device = Device.From(box, readAt),
            Internals = Internals.From(box),
        };
    }
}
