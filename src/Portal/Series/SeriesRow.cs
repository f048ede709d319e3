using System.Collections.Immutable;

namespace Oig.Portal.Series;

/// <summary>
/// One item of a series: a value for each column (null = missing), and what else the item held that this client does not know.
/// </summary>
[GenerateSerializer, Immutable, Alias("oig.series-row")]
public sealed record SeriesRow([property: Id(0)] ImmutableArray<double?> Values, [property: Id(1)] ImmutableArray<UnknownField> Unknown);
