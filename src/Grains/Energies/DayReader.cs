using System.Collections.Immutable;
using Oig.Contracts;
using Oig.Contracts.Series;

namespace Oig.Grains.Energies;

/// <summary>What the rows of one series tell of one day. Positions of values are those of the portal's contract.</summary>
internal static class DayReader
{
    private const int HoursOfClock = 24;

    public static EnergyDay Read(SeriesName name, DateOnly day, IReadOnlyList<SeriesRow> rows)
    {
        var expected = SeriesClock.RowsOf(day);
        return name switch
        {
            SeriesName.Grid => new() { Day = day, Imported = DailyCounter.Read(Column(rows, 2), expected), Exported = DailyCounter.Read(Column(rows, 3), expected) },
            SeriesName.Fve => new() { Day = day, String1 = Produced(rows, 3, expected), String2 = Produced(rows, 4, expected) },
            SeriesName.Load => Load(day, rows, expected),
            SeriesName.Batt => Battery(day, rows, expected),
            _ => new() { Day = day },
        };
    }

    private static EnergyAmount? Produced(IReadOnlyList<SeriesRow> rows, int column, int expected) =>
        PowerIntegral.Sum(PowerIntegral.Filled(Column(rows, column)), expected, NotNegative);

    private static EnergyDay Battery(DateOnly day, IReadOnlyList<SeriesRow> rows, int expected)
    {
        var powers = PowerIntegral.Filled(Column(rows, 0).Zip(Column(rows, 1), (volts, amperes) => volts * amperes));
        return new()
        {
            Day = day,
            Charged = PowerIntegral.Sum(powers, expected, NotNegative),
            Discharged = PowerIntegral.Sum(powers, expected, watts => NotNegative(-watts)),
        };
    }

    private static EnergyDay Load(DateOnly day, IReadOnlyList<SeriesRow> rows, int expected)
    {
        double?[][] phases = [Column(rows, 0), Column(rows, 1), Column(rows, 2)];
        // A single-phase box has nothing in the others.
        var used = phases.Where((phase, number) => number == 0 || phase.Any(watts => watts is not null)).ToList();
        var powers = PowerIntegral.Filled(Enumerable.Range(0, rows.Count).Select(row => used.Aggregate((double?)0, (sum, phase) => sum + phase[row])));
        return new() { Day = day, Load = PowerIntegral.Sum(powers, expected, NotNegative), LoadByHour = rows.Count == expected ? ByHour(day, powers) : [] };
    }

    private static ImmutableArray<float?> ByHour(DateOnly day, double?[] powers)
    {
        var midnight = PragueTime.Midnight(day);
        var hours = powers.Select((watts, row) => (PragueTime.Local(midnight + row * SeriesClock.Step).Hour, Watts: watts)).ToLookup(one => one.Hour, one => one.Watts);
        return [.. Enumerable.Range(0, HoursOfClock).Select(hour => (float?)hours[hour].Average())];
    }

    private static double NotNegative(double watts) => Math.Max(0, watts);

    private static double?[] Column(IReadOnlyList<SeriesRow> rows, int column) =>
        [.. rows.Select(row => column < row.Values.Length ? row.Values[column] : null)];
}
