using Oig.Contracts;
using Oig.Contracts.Boxes;
using Oig.Contracts.Control;
using Oig.Contracts.Notifications;
using Oig.Contracts.Series;

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
        var other => EnumNames.Snake(other),
    };
}
