using Oig.Contracts.Boxes;
using Oig.Contracts.Series;
using static Oig.Api.Replies.Text;

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
        { Produced: null, Imported: null, Exported: null, Load: null } nothing => nothing with { Gap = Say("history_no_call") },
        var so => so,
    };

    private static string? GapOf(EnergyDay day)
    {
        (string Name, EnergyAmount? Amount)[] parts =
        [
            ("imported", day.Imported), ("exported", day.Exported), ("produced", day.String1), ("backed_up_load", day.Load), ("battery", day.Charged),
        ];
        if (parts.All(part => part.Amount is null)) return Say("history_no_data");
        string[] gaps =
        [
            .. parts.Where(part => part.Amount is null).Select(part => Say("history_missing", part.Name)),
            .. parts.Where(part => part.Amount is { Covered: < Whole }).Select(part => Say("history_covers", part.Name, Math.Round(100 * part.Amount!.Covered))),
            .. parts.Where(part => part.Amount is { Doubtful: true }).Select(part => Say("history_restarted", part.Name)),
        ];
        return gaps.Length == 0 ? null : string.Join(", ", gaps);
    }
}
