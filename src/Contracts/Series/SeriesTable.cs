using System.Collections.Immutable;

namespace Oig.Contracts.Series;

/// <summary>Leaves out of a long list.</summary>
public static class Thinning
{
    /// <summary>At most <paramref name="most"/> (2 or more) items: the first, the last and evenly spaced ones between.</summary>
    public static IEnumerable<T> Thin<T>(this IReadOnlyList<T> items, int most)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items.Count <= most ? items : Enumerable.Range(0, most).Select(index => items[(int)((long)index * (items.Count - 1) / (most - 1))]);
    }
}

/// <summary>A series of the portal, oldest row first. The portal gives no times, so there are none.</summary>
[GenerateSerializer, Immutable, Alias("oig.series-table")]
public sealed record SeriesTable
{
    /// <summary>What was asked for.</summary>
    [Id(0)]
    public required SeriesQuery Query { get; init; }

    /// <summary>Name and unit of each value of a row.</summary>
    [Id(1)]
    public ImmutableArray<SeriesColumn> Columns { get; init; } = [];

    /// <summary>Rows, each with as many values as there are columns.</summary>
    [Id(2)]
    public ImmutableArray<SeriesRow> Rows { get; init; } = [];

    /// <summary>How many rows the portal sent; more than <see cref="Rows"/> once thinned.</summary>
    [Id(3)]
    public int TotalRows { get; init; }

    /// <summary>Whether the answer held no list of items at all, which is not the same as an empty list.</summary>
    [Id(4)]
    public bool ItemsMissing { get; init; }

    /// <summary>Whether rows were left out.</summary>
    public bool IsThinned => Rows.Length < TotalRows;

    /// <summary>
    /// The same series with at most <paramref name="maxRows"/> (2 or more) rows: the first, the last and evenly spaced ones between.
    /// </summary>
    public SeriesTable Thin(int maxRows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxRows, 2);
        return Rows.Length <= maxRows ? this : this with { Rows = [.. Rows.Thin(maxRows)] };
    }
}

/// <summary>
/// Name and unit of one column of a series; no unit where the meaning is unknown (then the name is <c>value_N</c>, counted from 1).
/// A column that counts since midnight grows through the day and starts again with the next one.
/// </summary>
[GenerateSerializer, Immutable, Alias("oig.series-column")]
public sealed record SeriesColumn([property: Id(0)] string Name, [property: Id(1)] string? Unit = null, [property: Id(2)] bool SinceMidnight = false);

/// <summary>
/// One item of a series: a value for each column (null = missing), and what else the item held that this client does not know.
/// </summary>
[GenerateSerializer, Immutable, Alias("oig.series-row")]
public sealed record SeriesRow([property: Id(0)] ImmutableArray<double?> Values, [property: Id(1)] ImmutableArray<UnknownField> Unknown);

/// <summary>
/// A scalar field of the portal that this client does not know, for inspection; text written by others, bounded in length.
/// </summary>
[GenerateSerializer, Immutable, Alias("oig.unknown-field")]
public sealed record UnknownField([property: Id(0)] string Name, [property: Id(1)] string Value);
