namespace Oig.Contracts.Series;

/// <summary>Which series of which days (both included, local dates).</summary>
[GenerateSerializer, Immutable, Alias("oig.series-query")]
public sealed record SeriesQuery([property: Id(0)] SeriesName Name, [property: Id(1)] DateOnly From, [property: Id(2)] DateOnly To);

/// <summary>The portal's series.</summary>
[GenerateSerializer, Alias("oig.series-name")]
public enum SeriesName
{
    /// <summary>Of unknown content.</summary>
    History,

    /// <summary>Battery: voltage, current, state of charge, temperature.</summary>
    Batt,

    /// <summary>Panels: voltage and power of each string.</summary>
    Fve,

    /// <summary>Grid: voltage, power, imported and exported energy.</summary>
    Grid,

    /// <summary>Load: power by phase.</summary>
    Load,
}

/// <summary>The spelling of <see cref="SeriesName"/> in tools and on the portal, which is the same: <c>batt</c>, <c>fve</c>, …</summary>
public static class SeriesNames
{
    /// <summary>Null unless <paramref name="text"/> is the name of a series; case and surrounding white space do not matter.</summary>
    public static SeriesName? TryParse(string? text) => text?.Trim().ToUpperInvariant() switch
    {
        "HISTORY" => SeriesName.History,
        "BATT" => SeriesName.Batt,
        "FVE" => SeriesName.Fve,
        "GRID" => SeriesName.Grid,
        "LOAD" => SeriesName.Load,
        _ => null,
    };

    /// <summary>The name as the portal spells it.</summary>
    public static string Spelling(this SeriesName name) => name switch
    {
        SeriesName.History => "history",
        SeriesName.Batt => "batt",
        SeriesName.Fve => "fve",
        SeriesName.Grid => "grid",
        SeriesName.Load => "load",
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };
}
