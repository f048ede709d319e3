namespace Oig.Portal.Series;

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
