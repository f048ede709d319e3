using System.Text.Json;
using Oig.Contracts.Boxes;
using Oig.Contracts.Notifications;
using Oig.Contracts.Series;
using Oig.Contracts.Control;

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
