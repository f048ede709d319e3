namespace Oig.Portal.Boxes;

/// <summary>What part of the house a load figure covers.</summary>
[GenerateSerializer, Alias("oig.load-coverage")]
public enum LoadCoverage
{
    /// <summary>Only what hangs behind the backed-up output; the rest is not metered.</summary>
    BackedUpPart,

    /// <summary>The backed-up output and the metered branch beside it.</summary>
    WholeHouse,
}
