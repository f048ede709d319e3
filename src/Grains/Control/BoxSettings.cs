using System.Globalization;
using Oig.Contracts.Boxes;

namespace Oig.Grains.Control;

/// <summary>Every setting of a box that the portal shows, by name, to see what changed together with a wanted one.</summary>
internal static class BoxSettings
{
    public static Dictionary<string, string> Of(Box box) =>
        Modes(box).Concat(Battery(box.Battery)).Concat(HeaterOf(box.Heater))
            .Where(setting => setting.Value is not null)
            .ToDictionary(setting => setting.Name, setting => Convert.ToString(setting.Value, CultureInfo.InvariantCulture)!);

    /// <summary>What differs, other than the wanted setting itself.</summary>
    public static SideEffect[] Differences(Dictionary<string, string> before, Box after, Wanted wanted) =>
        [.. Of(after)
            .Where(setting => before.TryGetValue(setting.Key, out var old) && old != setting.Value && !IsWanted(setting.Key, wanted))
            .Select(setting => new SideEffect(setting.Key, before[setting.Key], setting.Value))];

    private static bool IsWanted(string name, Wanted wanted) => name == SettingText.Name(wanted.Parameter)
        || (wanted.Parameter == Portal.Writes.BoxParameter.GridDelivery && name is "export switch" or "export cap, W");

    private static IEnumerable<(string Name, object? Value)> Modes(Box box) =>
    [
        ("box mode", box.Modes.Mode),
        ("supplementary modes", box.Modes.Supplementary),
        ("export switch", box.Export.ToGrid),
        ("export cap, W", box.Export.MaximumFeed),
    ];

    private static IEnumerable<(string Name, object? Value)> Battery(Battery battery) =>
    [
        ("minimum charge, %", battery.Minimum),
        ("minimum charge in backup, %", battery.BackupMinimum),
        ("target of grid charging", battery.ChargingTarget),
        ("charging in HDO windows", battery.ChargesInHdoWindows),
    ];

    private static IEnumerable<(string Name, object? Value)> HeaterOf(Heater? heater) => heater is null ? [] :
    [
        ("heater in use", heater.InUse),
        ("heater mode", heater.Manual),
        ("heater priority", heater.Priority),
        ("heater energy a day, Wh", heater.DailyCap),
        .. heater.Stages.SelectMany(Stage),
    ];

    private static IEnumerable<(string Name, object? Value)> Stage(HeaterStage stage) =>
    [
        ($"heater relay {stage.Relay}", stage.On),
        ($"heater power {stage.Relay}, W", stage.Power),
    ];
}
