namespace Oig.Portal.Series;

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
