namespace Oig.Portal.Series;

/// <summary>
/// Name and unit of one column of a series; no unit where the meaning is unknown (then the name is <c>value_N</c>, counted from 1).
/// </summary>
[GenerateSerializer, Immutable, Alias("oig.series-column")]
public sealed record SeriesColumn([property: Id(0)] string Name, [property: Id(1)] string? Unit = null);
