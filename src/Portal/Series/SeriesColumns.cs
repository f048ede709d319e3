using System.Collections.Immutable;
using Oig.Contracts.Series;

namespace Oig.Portal.Series;

/// <summary>The portal sends bare lists of values; this is what is known of their positions.</summary>
internal static class SeriesColumns
{
    private static readonly ImmutableArray<SeriesColumn> Battery =
        [new("voltage", "V"), new("current", "A"), new("state_of_charge", "%"), new("temperature", "°C")];

    /// <summary>Nobody knows the third value.</summary>
    private static readonly ImmutableArray<SeriesColumn> Panels =
        [new("string_1_voltage", "V"), new("string_2_voltage", "V"), Unknown(2), new("string_1_power", "W"), new("string_2_power", "W")];

    private static readonly ImmutableArray<SeriesColumn> Grid =
        [new("voltage", "V"), new("power", "W"), new("imported", "Wh", SinceMidnight: true), new("exported", "Wh", SinceMidnight: true)];

    private static readonly ImmutableArray<SeriesColumn> Load = [new("power_l1", "W"), new("power_l2", "W"), new("power_l3", "W")];

    /// <summary>The known columns, then unnamed ones up to <paramref name="width"/>.</summary>
    internal static ImmutableArray<SeriesColumn> Of(SeriesName name, int width)
    {
        var known = Known(name);
        return width <= known.Length ? known : [.. known, .. Enumerable.Range(known.Length, width - known.Length).Select(Unknown)];
    }

    private static ImmutableArray<SeriesColumn> Known(SeriesName name) => name switch
    {
        SeriesName.Batt => Battery,
        SeriesName.Fve => Panels,
        SeriesName.Grid => Grid,
        SeriesName.Load => Load,
        _ => [],
    };

    private static SeriesColumn Unknown(int position) => new($"value_{position + 1}");
}
