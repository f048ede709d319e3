using System.Globalization;
using System.Text.Json.Nodes;
using Oig.Contracts.Control;
using Oig.Portal.Options;

namespace Oig.Portal.Writes;

/// <summary>
/// A script of the portal and the fields it takes, in the portal's spelling. The scripts accept any table and column; only those in the
/// table of settings are ever sent.
/// </summary>
internal sealed record WriteScript(string Path, JsonObject Fields)
{
    private const string Folder = "inc/php/scripts/";

    internal static WriteScript For(BoxWrite write, GridChargingEncoding charging) => write.Parameter.Row() switch
    {
        { Script: PortalScript.ToGrid } => GridDelivery(write),
        { Script: PortalScript.Format } row => Format(row, write, charging),
        var row => Column(row, write),
    };

    private static WriteScript Column(BoxSetting row, BoxWrite write) => new(
        Folder + "Device.Set.Value.php",
        new JsonObject { ["id_device"] = write.Box.Value, ["table"] = row.Table, ["column"] = row.Column, ["value"] = write.Value });

    // Since July 2026 the third field must be there, as null if there is no cap.
    private static WriteScript GridDelivery(BoxWrite write) => new(
        Folder + "ToGrid.Toggle.php",
        new JsonObject { ["id_device"] = write.Box.Value, ["value"] = write.Value, ["p_max_feed_grid"] = write.CapWatts });

    // The only variant seen in use names no box, and every public client sends a string.
    private static WriteScript Format(BoxSetting row, BoxWrite write, GridChargingEncoding charging) => new(
        Folder + "Battery.Format.Save.php",
        new JsonObject
        {
            [row.Column] = charging == GridChargingEncoding.Number ? write.Value : write.Value.ToString(CultureInfo.InvariantCulture),
        });
}
