namespace Oig.Portal.Series;

/// <summary>Which series of which days (both included, local dates).</summary>
[GenerateSerializer, Immutable, Alias("oig.series-query")]
public sealed record SeriesQuery([property: Id(0)] SeriesName Name, [property: Id(1)] DateOnly From, [property: Id(2)] DateOnly To);
