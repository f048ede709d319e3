using System.Text.Json.Nodes;

namespace Oig.Portal.Writes;

/// <summary>
/// A script of the portal and the fields it takes. The scripts accept any table and column; only those listed here are ever sent.
/// </summary>
internal sealed record WriteScript(string Path, JsonObject Fields)
{
    private const string Folder = "inc/php/scripts/";

    internal static WriteScript For(BoxWrite write) => write.Parameter switch
    {
        BoxParameter.Mode => Column(write, "box_prms", "mode"),
        BoxParameter.SupplementaryModes => Column(write, "box_prm2", "app"),
        BoxParameter.ExportCap => Column(write, "invertor_prm1", "p_max_feed_grid"),
        BoxParameter.HeaterMode => Column(write, "boiler_prms", "manual"),
        BoxParameter.Relay1 => Column(write, "boiler_prms", "ssr0"),
        BoxParameter.Relay2 => Column(write, "boiler_prms", "ssr1"),
        BoxParameter.Relay3 => Column(write, "boiler_prms", "ssr2"),
        BoxParameter.GridDelivery => GridDelivery(write),
        BoxParameter.GridChargingTarget => GridCharging(write),
        _ => throw new ArgumentOutOfRangeException(nameof(write), write.Parameter, "No such parameter."),
    };

    private static WriteScript Column(BoxWrite write, string table, string column) => new(
        Folder + "Device.Set.Value.php",
        new JsonObject { ["id_device"] = write.Box.Value, ["table"] = table, ["column"] = column, ["value"] = write.Value });

    // Since July 2026 the third field must be there, as null if there is no cap.
    private static WriteScript GridDelivery(BoxWrite write) => new(
        Folder + "ToGrid.Toggle.php",
        new JsonObject { ["id_device"] = write.Box.Value, ["value"] = write.Value, ["p_max_feed_grid"] = write.CapWatts });

    // The only variant seen in use names no box.
    private static WriteScript GridCharging(BoxWrite write) => new(
        Folder + "Battery.Format.Save.php",
        new JsonObject { ["bat_ac"] = write.Value });
}
