using System.ComponentModel;
using Oig.Grains.Control;

namespace Oig.Api.Tools.Control;

/// <summary>What was and is being changed on a box.</summary>
internal sealed record ControlStatusData
{
    [Description("Number of the box.")]
    public required string BoxId { get; init; }

    [Description("Whether this server may change boxes at all.")]
    public required bool ControlEnabled { get; init; }

    [Description("End of a pause in which nothing is changed on any box, because the portal answered in an unknown way; null when there is none.")]
    public DateTimeOffset? WritesPausedUntil { get; init; }

    [Description("Changes of the last 24 hours by anybody who uses this server, newest first.")]
    public required IReadOnlyList<ChangeData> Changes { get; init; }

    public static ControlStatusData Of(string boxId, bool enabled, WritePause? pause, IEnumerable<Change> changes) => new()
    {
        BoxId = boxId,
        ControlEnabled = enabled,
        WritesPausedUntil = pause?.Until,
        Changes = [.. changes.Select(ChangeData.Of)],
    };
}
