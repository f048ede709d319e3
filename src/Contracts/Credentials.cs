using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Oig.Contracts.Sessions;

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
    /// True when the address was refused lately, or asks with several passwords of one account at once: a live session then asks the account
    /// before each answer, also when it has asked about the address before.
    /// </summary>
    [Id(4)]
    public bool MayBeGuessing { get; init; }
}

/// <summary>
/// Makes grain keys: HMAC-SHA-256 under <c>Oig:Session:Secret</c>, so that a key seen in a log or a dashboard
/// cannot be used to guess the password offline. A key is 43 base64url characters.
/// </summary>
public sealed class KeyRing(IOptions<SessionOptions> options)
{
    private readonly byte[] _secret = options.Value.Secret is { Length: > 0 } secret
        ? Encoding.UTF8.GetBytes(secret)
        : RandomNumberGenerator.GetBytes(32);

    private string? _name;

    /// <summary>Short name of the secret, the same in all processes that have it; useless for finding it out.</summary>
    public string Name => _name ??= Keyed("name", "")[..8];

    /// <summary>
    /// What a caller proves himself with, spelt in the one way, with all keys that are made from it: worked out once for each request. There is
    /// a session grain for each pair of normalised e-mail and password.
    /// </summary>
    public Credentials Identify(string email, string password, IPAddress? from = null)
    {
        ArgumentNullException.ThrowIfNull(password);
        var normal = EmailAddress.Normalize(email);
        var network = from is null ? "" : ForNetwork(from);
        return new(normal, password) { Keys = new(Keyed("session", $"{normal}\0{password}"), Keyed("account", normal), network, Name) };
    }

    /// <summary>Key of a caller's address, or of its network of 64 bits in IPv6, of which whoever has one address has all.</summary>
    public string ForNetwork(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        return Keyed("network", Convert.ToHexString(bytes, 0, Math.Min(bytes.Length, 8)));
    }

    /// <summary>Key of the account grain: one for each normalised e-mail.</summary>
    public string ForAccount(string email) => Keyed("account", EmailAddress.Normalize(email));

    /// <summary>Key of the box grain: one for each box, whoever steers it.</summary>
    public string ForBox(BoxId box) => Keyed("box", box.Value);

    /// <summary>Signature of a text that this server hands out and takes back; one purpose's never fits another.</summary>
    public string Sign(string purpose, string text) => Keyed($"signature\0{purpose}", text);

    /// <summary>Compares two keys in a time that does not depend on where they differ.</summary>
    public static bool AreEqual(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    // The purpose is part of the message: a session key can never equal an account key.
    // The e-mail holds no NUL after normalisation, so e-mail and password cannot run into each other.
    private string Keyed(string purpose, string text) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes($"{purpose}\0{text}")));
}

/// <summary>The one spelling of an e-mail address that allow-list, account key, session key and portal login share.</summary>
public static class EmailAddress
{
    /// <summary>
    /// Trimmed, Unicode NFKC, lower case invariant, without white space and characters that cannot be seen;
    /// empty when nothing is left. Idempotent, never throws.
    /// </summary>
    public static string Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Most addresses: Unicode's forms leave these characters as they are.
        if (!text.AsSpan().ContainsAnyExceptInRange('!', '~')) return text.ToLowerInvariant();
        // Lower-casing can undo the composition (dotted capital I), hence the second NFKC.
        var folded = Visible(text).Normalize(NormalizationForm.FormKC).ToLowerInvariant().Normalize(NormalizationForm.FormKC);
        return Visible(folded);
    }

    // Enumerating runes replaces lone surrogates, on which Normalize would throw.
    private static string Visible(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes().Where(IsVisible)) kept.Append(rune.ToString());
        return kept.ToString();
    }

    private static bool IsVisible(Rune rune) =>
        !Rune.IsWhiteSpace(rune)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control)
        && !IsBlankLetterOrMark(rune.Value);

    // Unicode's default-ignorable code points that are letters or marks by category: joiners, fillers, variation selectors.
    private static bool IsBlankLetterOrMark(int code) => code
        is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2065 or 0x3164 or 0xFFA0
        or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF);
}
