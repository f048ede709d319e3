using System.Text.Json;
using Oig.Portal.Boxes;
using Oig.Portal.Notifications;
using Oig.Portal.Series;
using Oig.Portal.Writes;

namespace Oig.Grains.Telemetry;

/// <summary>Names a kind of data in telemetry.</summary>
internal static class DataKind<T>
{
    public static readonly string Name = typeof(T).Name switch
    {
        nameof(Snapshot) => "snapshot",
        nameof(SeriesTable) => "series",
        nameof(NotificationList) => "notifications",
        nameof(WriteReceipt) => "write",
        var other => JsonNamingPolicy.SnakeCaseLower.ConvertName(other),
    };
}
