using System.Globalization;
using Oig.Contracts;
using Oig.Contracts.Boxes;
using static Oig.Api.Replies.Text;

namespace Oig.Api.Tools.BasicData;

/// <summary>A box in two or three sentences, in the language of the request; what is not known, old or doubtful is said.</summary>
internal static class Summary
{
    /// <summary>W; below it a heater is off.</summary>
    private const double IdlePower = 10;

    public static string Of(Box read, DateTimeOffset readAt, DateTimeOffset now)
    {
        var box = read.AsOf(now);
        return string.Join(' ', new[] { Flows(box, box.Powers), Settings(box), Today(box.Today), Heating(box.Heater, readAt) }.Concat(Doubts(box, now)).OfType<string>());
    }

    private static string Flows(Box box, Readings powers) => Say(
        "summary_flows", Charge(box.Battery), Power(powers.Solar), Power(box.Household.Load),
        Say(box.Household.Coverage == LoadCoverage.WholeHouse ? "summary_house" : "summary_backed_up"), Grid(box.Grid, powers));

    private static string Charge(Battery battery)
    {
        var (charge, power) = (Percent(battery.StateOfCharge), Power(battery.Power is { } watts ? Math.Abs(watts) : null));
        return battery.Activity switch
        {
            BatteryActivity.Charging => Say("summary_charging", charge, power),
            BatteryActivity.Discharging => Say("summary_discharging", charge, power),
            BatteryActivity.Idle => Say("summary_idle", charge),
            _ => charge,
        };
    }

    private static string Grid(Grid grid, Readings powers) => (grid.IsAvailable, powers.GridExport, powers.GridImport) switch
    {
        (false, _, _) => Say("summary_grid_away"),
        (_, > 0 and var export, _) => Say("summary_selling", Power(export)),
        (_, _, > 0 and var import) => Say("summary_buying", Power(import)),
        _ => Power(powers.Grid.Total),
    };

    private static string Settings(Box box)
    {
        string?[] modes = [Words.Of(box.Modes) ?? Unknown, box.Modes.Home5 == true ? "Home 5" : null, box.Modes.Home6 == true ? "Home 6" : null];
        var export = box.Export.State switch
        {
            ExportState.Limited => Say("word_limited", Number(box.Export.Limit)),
            ExportState.Unknown => Unknown,
            var state => Say($"word_{state.Name()}"),
        };
        return Say("summary_settings", string.Join(" + ", modes.OfType<string>()), export);
    }

    private static string Today(Energies today) => today is { Produced: null, Imported: null, Exported: null }
        ? Say("summary_today_unknown")
        : Say("summary_today", Energy(today.Produced), Energy(today.Imported), Energy(today.Exported));

    private static string? Heating(Heater? heater, DateTimeOffset readAt)
    {
        if (heater is not { Power: > IdlePower }) return null;
        var reasons = heater.Reasons(PragueTime.Clock(readAt)).Select(reason => Say($"word_{reason.Name()}")).ToList();
        return Say("summary_heater", Power(heater.Power), reasons.Count > 0 ? string.Join(", ", reasons) : Unknown);
    }

    private static IEnumerable<string> Doubts(Box box, DateTimeOffset now)
    {
        if (box.Modes.Aggregator == true) yield return Say("summary_aggregator");
        if (!box.Grid.LostPhases.IsDefaultOrEmpty) yield return Say("summary_lost_phases", string.Join(", ", box.Grid.LostPhases.Select(phase => $"L{phase}")));
        if (box.Device.LastContact is not { } contact) yield return Say("summary_contact_unknown");
        else if (box.IsStale(now) == true) yield return Say("summary_stale", contact.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        if (!box.LiveData) yield return Say("summary_coarse");
        if (!box.Faults.IsDefaultOrEmpty) yield return Say("summary_suspect");
    }

    private static string Unknown => Say("summary_unknown");

    private static string Percent(double? value) => value is { } known ? $"{Number(Math.Round(known))} %" : Unknown;

    private static string Power(double? watts) => watts is { } known ? $"{Number(Math.Round(known / 1000, 2))} kW" : Unknown;

    private static string Energy(double? wattHours) => wattHours is { } known ? $"{Number(Math.Round(known / 1000, 1))} kWh" : Unknown;

    private static string? Number(double? value) => value?.ToString(CultureInfo.InvariantCulture);
}
