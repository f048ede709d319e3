using Oig.Portal.Reading;

namespace Oig.Portal.Boxes;

/// <summary>Climate in the cabinet (table <c>box</c>).</summary>
[GenerateSerializer, Immutable, Alias("oig.cabinet")]
public sealed record Cabinet
{
    /// <summary>Temperature, °C (<c>temp</c>); null when missing.</summary>
    [Id(0)]
    public double? Temperature { get; init; }

    /// <summary>Relative humidity, % (<c>humid</c>); null when missing.</summary>
    [Id(1)]
    public double? Humidity { get; init; }

    internal static Cabinet From(Table box) => new() { Temperature = box["box"].Number("temp"), Humidity = box["box"].Number("humid") };
}
