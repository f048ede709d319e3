using System.ComponentModel;
using Oig.Contracts.Boxes;

namespace Oig.Api.Tools.BasicData;

/// <summary>The raw settings behind the export state: sources read them differently, so they can be checked.</summary>
internal sealed record ExportSettings
{
    [Description("Portal field to_grid.")]
    public int? ToGrid { get; init; }

    [Description("Portal field p_max_feed_grid, W.")]
    public double? MaxFeedWatts { get; init; }

    [Description("Portal field crcte, or crct where it is missing.")]
    public int? CrisisControl { get; init; }

    public static ExportSettings Of(Export export) => new()
    {
        ToGrid = export.ToGrid,
        MaxFeedWatts = export.MaximumFeed,
        CrisisControl = export.CrisisControlEnabled ?? export.CrisisControl,
    };
}
