namespace Oig.Contracts.Boxes;

/// <summary>Box mode and the modes that add to it.</summary>
[GenerateSerializer, Immutable, Alias("oig.modes")]
public sealed record Modes
{
    private const int AggregatorValue = 4;

    /// <summary>Number of the box mode (<c>box_prms.mode</c>), kept even when unknown; null when missing.</summary>
    [Id(0)]
    public int? Mode { get; init; }

    /// <summary>Number of the supplementary modes (<c>box_prm2.app</c>), kept even when unknown; null when missing.</summary>
    [Id(1)]
    public int? Supplementary { get; init; }

    /// <summary>Name of the box mode, such as "Home 1"; null when missing or unknown.</summary>
    public string? Name => Mode switch
    {
        0 => "Home 1",
        1 => "Home 2",
        2 => "Home 3",
        3 => "Home UPS",
        4 => "Home 5",
        5 => "Home 6",
        _ => null,
    };

    /// <summary>Whether the supplementary mode Home 5 is on; null when unknown.</summary>
    public bool? Home5 => Bit(1);

    /// <summary>Whether the supplementary mode Home 6 is on; null when unknown.</summary>
    public bool? Home6 => Bit(2);

    /// <summary>Whether a third party (an aggregator) steers the box, which overrides every setting; null when unknown.</summary>
    public bool? Aggregator => Bit(AggregatorValue);

    private bool? Bit(int bit) => Supplementary is >= 0 and <= AggregatorValue ? (Supplementary & bit) != 0 : null;
}
