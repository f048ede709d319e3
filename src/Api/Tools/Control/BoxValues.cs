using System.Globalization;
using Oig.Portal.Boxes;
using Oig.Portal.Writes;

namespace Oig.Api.Tools.Control;

/// <summary>What a write changes, before and after, in the same words.</summary>
internal static class BoxValues
{
    /// <summary>The value that the box shows now; null when it does not tell.</summary>
    public static string? Before(Box box, BoxWrite write) => write.Parameter switch
    {
        BoxParameter.Mode => box.Modes.Name,
        BoxParameter.GridDelivery when box.Export.State != ExportState.Unknown => Delivery(box.Export.State, box.Export.Limit),
        _ => null,
    };

    /// <summary>The value that is asked for.</summary>
    public static string After(BoxWrite write) => write.Parameter switch
    {
        BoxParameter.Mode => new Modes { Mode = write.Value }.Name ?? Number(write.Value),
        BoxParameter.GridDelivery => Delivery(write.Value switch { 0 => ExportState.Off, 1 => ExportState.On, _ => ExportState.Limited }, write.CapWatts),
        _ => Number(write.Value),
    };

    private static string Delivery(ExportState state, double? limit) =>
        state == ExportState.Limited ? $"limited to {Number(limit ?? 0)} W" : state.ToString().ToLowerInvariant();

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
