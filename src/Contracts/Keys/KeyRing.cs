using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Oig.Contracts.Sessions;

namespace Oig.Contracts.Keys;

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
    /// What a caller proves himself with, spelt in the one way, with all keys that are made from it: worked out once for each request.
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

    /// <summary>Key of the session grain: one for each pair of normalised e-mail and password.</summary>
    public string ForSession(Credentials credentials)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        return Keyed("session", $"{EmailAddress.Normalize(credentials.Email)}\0{credentials.Password}");
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
