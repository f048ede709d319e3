namespace Oig.Api.Tools.History;

/// <summary>Sums of days as rows of a reply.</summary>
internal static class EnergyRows
{
    public static readonly string[] Columns =
    [
        "period", "produced", "imported", "exported", "backed_up_load", "battery_charged", "battery_discharged", "self_consumption", "self_sufficiency",
        "days", "days_known",
    ];

    /// <summary>One row: energies in kWh, shares in %, null where nothing is known. Days without data add nothing, and are counted as not known.</summary>
    public static object?[] Row(string name, IReadOnlyCollection<DayTotals> days) =>
    [
        name, Sum(days, day => day.Produced), Sum(days, day => day.Imported), Sum(days, day => day.Exported), Sum(days, day => day.Load),
        Sum(days, day => day.Charged), Sum(days, day => day.Discharged),
        Share(days, day => day.Exported, day => day.Produced), Share(days, day => day.Imported, day => day.Load),
        days.Count, days.Count(day => day.IsKnown),
    ];

    private static double? Sum(IReadOnlyCollection<DayTotals> days, Func<DayTotals, double?> energy)
    {
        var known = days.Select(energy).OfType<double>().ToList();
        return known.Count == 0 ? null : Math.Round(known.Sum() / 1000, 2, MidpointRounding.AwayFromZero);
    }

    /// <summary>1 − part / whole in %, over the days that know both.</summary>
    private static double? Share(IReadOnlyCollection<DayTotals> days, Func<DayTotals, double?> part, Func<DayTotals, double?> whole)
    {
        var known = days.Where(day => part(day) is not null && whole(day) is not null).ToList();
        var all = known.Sum(whole);
        return all > 0 ? Math.Round(100 * Math.Clamp(1 - known.Sum(part)!.Value / all.Value, 0, 1)) : null;
    }
}
