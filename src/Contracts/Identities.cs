using System.Diagnostics.CodeAnalysis;

namespace Oig.Contracts;

/// <summary>
/// What a caller proves himself with: e-mail in the one spelling and password of a portal account, and the keys made from them. Lives for
/// one call and prints as redacted.
/// </summary>
[GenerateSerializer, Immutable, Alias("oig.credentials")]
public sealed record Credentials([property: Id(0)] string Email, [property: Id(1)] string Password)
{
    /// <summary>The keys; empty for credentials that no front end has worked out.</summary>
    [Id(2)]
    public CallerKeys Keys { get; init; } = CallerKeys.None;

    /// <summary>Never shows the password, nor the e-mail: both could end up in logs.</summary>
    public override string ToString() => "Credentials(redacted)";
}

/// <summary>Keyed hashes that stand for a caller, worked out once for each request.</summary>
/// <param name="Session">Of e-mail and password: key of the session grain.</param>
/// <param name="Account">Of the e-mail: key of the account grain.</param>
/// <param name="Network">Of the address from which the call comes, or of its IPv6 network of 64 bits; empty when not known.</param>
/// <param name="Ring">Name of the secret that they were made with.</param>
[GenerateSerializer, Immutable, Alias("oig.caller-keys")]
public sealed record CallerKeys(
    [property: Id(0)] string Session, [property: Id(1)] string Account, [property: Id(2)] string Network, [property: Id(3)] string Ring)
{
    /// <summary>No keys.</summary>
    public static readonly CallerKeys None = new("", "", "", "");

    /// <summary>
    /// True when the address was refused lately, or asks with several passwords of one account at once: even a live session then asks the
    /// account before it answers.
    /// </summary>
    [Id(4)]
    public bool MayBeGuessing { get; init; }
}

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
        text is { Length: > 0 and <= MaxDigits } && text.All(char.IsAsciiDigit) ? new BoxId(text) : null;

    /// <summary>The digits.</summary>
    public override string ToString() => Value ?? "";
}
