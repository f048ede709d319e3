using Oig.Portal.Reading;

namespace Oig.Portal.Boxes;

/// <summary>A daily window as the portal stores it: numbers that are probably seconds of the day, 0 to 0 when unused.</summary>
[GenerateSerializer, Immutable, Alias("oig.time-window")]
public sealed record TimeWindow([property: Id(0)] int? Start, [property: Id(1)] int? End)
{
    internal static TimeWindow From(Table table, string name) => new(table.Whole(name + "_s"), table.Whole(name + "_e"));
}
