using System.Diagnostics.CodeAnalysis;

namespace Oig.Grains.Control;

/// <summary>What a box says to a wish: the change that serves it, or why there is none.</summary>
[GenerateSerializer, Immutable, Alias("oig.change-answer")]
public sealed record ChangeAnswer
{
    /// <summary>The change, a new one or one under way that wants the same; null when the wish was denied.</summary>
    [Id(0)]
    public Change? Change { get; init; }

    /// <summary>Why nothing will be sent; null when there is a change.</summary>
    [Id(1)]
    public Denial? Denial { get; init; }

    /// <summary>True when there is a change.</summary>
    [MemberNotNullWhen(true, nameof(Change))]
    [MemberNotNullWhen(false, nameof(Denial))]
    public bool IsChange => Denial is null;

    /// <summary>A denial as an answer.</summary>
    public static implicit operator ChangeAnswer(Denial denial) => new() { Denial = denial };

    /// <summary>A change as an answer.</summary>
    public static implicit operator ChangeAnswer(Change change) => new() { Change = change };
}
