using System.Globalization;
using Oig.Contracts.Boxes;
using Oig.Contracts.Control;

namespace Oig.Grains.Control;

/// <summary>Every setting of a box that the portal shows, by code, to see what changed together with a wanted one.</summary>
internal static class ShownSettings
{
    public static Dictionary<string, string> Of(Box box) =>
        BoxSettings.All.Select(row => (row.Name, (double?)row.Read(box))).Concat(Others(box))
            .Where(setting => setting.Item2 is not null)
            .ToDictionary(setting => setting.Item1, setting => setting.Item2!.Value.ToString(CultureInfo.InvariantCulture));

    /// <summary>What differs, other than the wanted setting itself.</summary>
    public static SideEffect[] Differences(Dictionary<string, string> before, Box after, Wanted wanted) =>
        [.. Of(after)
            .Where(setting => before.TryGetValue(setting.Key, out var old) && old != setting.Value && !IsWanted(setting.Key, wanted))
            .Select(setting => new SideEffect(setting.Key, before[setting.Key], setting.Value))];

    // The export state is made of the other two.
    private static bool IsWanted(string name, Wanted wanted) => name == wanted.Row().Name
        || (wanted.Parameter == BoxParameter.GridDelivery && name is "export_switch" or "export_cap");

    // What no row of the table changes; a column that gets a row is told by it.
    private static IEnumerable<(string Name, double? Value)> Others(Box box) => Columns(box)
        .Where(other => !BoxSettings.All.Any(row => row.Column == other.Column)).Select(other => (other.Name, other.Value));

    private static IEnumerable<(string Name, string? Column, double? Value)> Columns(Box box) =>
    [
        ("export_switch", null, box.Export.ToGrid),
        ("minimum_charge_percent", "bat_min", box.Battery.Minimum),
        ("backup_minimum_charge_percent", "bat_gl_min", box.Battery.BackupMinimum),
        ("charging_in_hdo_windows", "bat_hdo", Number(box.Battery.ChargesInHdoWindows)),
        ("heater_in_use", null, Number(box.Heater?.InUse)),
        ("heater_priority", null, box.Heater?.Priority),
        ("heater_daily_energy_wh", null, box.Heater?.DailyCap),
        .. box.Heater?.Stages.Select(stage => ($"heater_power_{stage.Relay}_watts", (string?)null, stage.Power)) ?? [],
    ];

    private static double? Number(bool? flag) => flag is { } known ? (known ? 1 : 0) : null;
}
