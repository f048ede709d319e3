using Oig.Portal.Reading;

namespace Oig.Portal.Boxes;

/// <summary>Fields of unknown meaning, named as in the portal.</summary>
[GenerateSerializer, Immutable, Alias("oig.internals")]
public sealed record Internals
{
    /// <summary>Portal field <c>actual.viz</c>, 8 so far; null when missing.</summary>
    [Id(0)]
    public int? Viz { get; init; }

    /// <summary>Portal field <c>box_prms.mode1</c>, 0 so far; null when missing.</summary>
    [Id(1)]
    public int? Mode1 { get; init; }

    /// <summary>Portal field <c>box_prm2.wdogx</c>; null when missing.</summary>
    [Id(2)]
    public int? Wdogx { get; init; }

    internal static Internals From(Table box) => new()
    {
        Viz = box["actual"].Whole("viz"),
        Mode1 = box["box_prms"].Whole("mode1"),
        Wdogx = box["box_prm2"].Whole("wdogx"),
    };
}
