using System.Diagnostics.CodeAnalysis;

namespace Oig.Contracts;

/// <summary>Number of a battery box, 1 to 20 decimal digits (ten on every box seen so far).</summary>
[GenerateSerializer, Immutable, Alias("oig.box-id")]
public readonly record struct BoxId
{
    private const int MaxDigits = 20;

    private BoxId(string value) => Value = value;

    /// <summary>The digits as the portal writes them.</summary>
    [Id(0)]
    public string Value { get; }

    /// <summary>Null unless <paramref name="text"/> consists of 1 to 20 ASCII digits.</summary>
    public static BoxId? TryParse([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= MaxDigits } && !text.AsSpan().ContainsAnyExceptInRange('0', '9') ? new BoxId(text) : null;

    /// <summary>The digits.</summary>
    public override string ToString() => Value ?? "";
}
