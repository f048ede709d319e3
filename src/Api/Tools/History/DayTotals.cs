using Oig.Contracts.Boxes;
using Oig.Contracts.Series;

namespace Oig.Api.Tools.History;

/// <summary>Energies of one day, Wh, from whichever source tells them best; null where none does.</summary>
internal sealed record DayTotals(DateOnly Day)
{
    /// <summary>A day of which less is known has a gap.</summary>
    private const double Whole = 0.95;

    public double? Produced { get; init; }

    public double? Imported { get; init; }

    public double? Exported { get; init; }

    public double? Load { get; init; }

    public double? Charged { get; init; }

    public double? Discharged { get; init; }

    /// <summary>What is missing or doubtful, in words; null for nothing.</summary>
    public string? Gap { get; init; }

    public bool IsKnown => Gap is null;

    /// <summary>A day that has passed, by the portal's series.</summary>
    public static DayTotals Of(EnergyDay day, bool? singlePhase)
    {
        var totals = new DayTotals(day.Day)
        {
            // The second string of a single-phase box holds another value.
            Produced = singlePhase == true ? day.String1?.WattHours : day.String1?.WattHours + day.String2?.WattHours,
            Imported = day.Imported?.WattHours,
            Exported = day.Exported?.WattHours,
            Load = day.Load?.WattHours,
            Charged = day.Charged?.WattHours,
            Discharged = day.Discharged?.WattHours,
        };
        return totals with { Gap = GapOf(day) };
    }

    /// <summary>Today: the box's own counters, and the battery by the series.</summary>
    public static DayTotals Of(Box box, DateOnly today, EnergyDay? series) => new DayTotals(today)
    {
        Produced = box.Today.Produced,
        Imported = box.Today.Imported,
        Exported = box.Today.Exported,
        Load = box.Today.BackedUpLoad,
        Charged = series?.Charged?.WattHours,
        Discharged = series?.Discharged?.WattHours,
    } switch
    {
        { Produced: null, Imported: null, Exported: null, Load: null } nothing => nothing with { Gap = "the box has not called yet today" },
        var so => so,
    };

    private static string? GapOf(EnergyDay day)
    {
        (string Name, EnergyAmount? Amount)[] parts =
        [
            ("imported", day.Imported), ("exported", day.Exported), ("produced", day.String1), ("backed_up_load", day.Load), ("battery", day.Charged),
        ];
        if (parts.All(part => part.Amount is null)) return "no data";
        string[] gaps =
        [
            .. parts.Where(part => part.Amount is null).Select(part => $"{part.Name} missing"),
            .. parts.Where(part => part.Amount is { Covered: < Whole }).Select(part => FormattableString.Invariant($"{part.Name} covers {100 * part.Amount!.Covered:0} %")),
            .. parts.Where(part => part.Amount is { Doubtful: true }).Select(part => $"the counter of {part.Name} began again"),
        ];
        return gaps.Length == 0 ? null : string.Join(", ", gaps);
    }
}
