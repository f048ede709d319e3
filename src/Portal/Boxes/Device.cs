using Oig.Portal.Reading;

namespace Oig.Portal.Boxes;

/// <summary>The box as a device of the cloud.</summary>
[GenerateSerializer, Immutable, Alias("oig.device")]
public sealed record Device
{
    /// <summary>Model number, for example 3002 (<c>device.id_type</c>); null when missing.</summary>
    [Id(0)]
    public int? Model { get; init; }

    /// <summary>
    /// Last contact of the box with the cloud, Prague time with its offset (<c>device.lastcall</c>); null when missing or never.
    /// </summary>
    [Id(1)]
    public DateTimeOffset? LastContact { get; init; }

    internal static Device From(Table box, DateTimeOffset readAt) => new()
    {
        Model = box["device"].Whole("id_type"),
        LastContact = PragueTime.Parse(box["device"].Text("lastcall"), "yyyy-MM-dd HH:mm:ss", readAt),
    };
}
