using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.ObjectPool;

namespace Oig.Api.SignIn.Tokens;

/// <summary>
/// Seals what this server hands out and takes back: nobody else can read it, nor change it unnoticed, nor pass one kind off as another.
/// A sealed text is the kind's prefix and, in base64url: key id (4 bytes), nonce (12), expiry and content by AES-256-GCM, tag (16).
/// </summary>
internal sealed class Sealer(SealingKeys keys, TimeProvider time)
{
    private const int KeyIdBytes = 4, NonceBytes = 12, ExpiryBytes = 8, TagBytes = 16;
    private const int Overhead = KeyIdBytes + NonceBytes + ExpiryBytes + TagBytes;

    // Longer than anything this server seals.
    private const int LongestText = 8 * 1024;

    private readonly Dictionary<string, SealingKey[]> _keys =
        SealKind.All.ToDictionary(kind => kind, kind => keys.For(kind).Select(key => new SealingKey(kind, key.Id, key.Key)).ToArray());

    /// <summary>Seals the content until then.</summary>
    public string Seal(string kind, ReadOnlySpan<byte> content, DateTimeOffset expiresAt)
    {
        var key = _keys[kind][0];
        var box = new byte[Overhead + content.Length];
        BinaryPrimitives.WriteUInt32BigEndian(box, key.Id);
        RandomNumberGenerator.Fill(Nonce(box));
        var inside = Inside(box);
        BinaryPrimitives.WriteInt64BigEndian(inside, expiresAt.ToUnixTimeSeconds());
        content.CopyTo(inside[ExpiryBytes..]);
        key.Encrypt(Nonce(box), inside, Tag(box));
        return kind + Base64Url.EncodeToString(box);
    }

    /// <summary>The content with its expiry; null unless this server sealed it, as this kind, and it has not expired.</summary>
    public (byte[] Content, DateTimeOffset ExpiresAt)? Open(string kind, string? text)
    {
        if (text is null || text.Length > LongestText || !text.StartsWith(kind, StringComparison.Ordinal)) return null;
        if (Decode(text.AsSpan(kind.Length)) is not { } box || KeyOf(kind, box) is not { } key || !key.TryDecrypt(Nonce(box), Inside(box), Tag(box))) return null;
        var inside = Inside(box);
        var expiresAt = BinaryPrimitives.ReadInt64BigEndian(inside);
        return expiresAt > time.GetUtcNow().ToUnixTimeSeconds() ? (inside[ExpiryBytes..].ToArray(), DateTimeOffset.FromUnixTimeSeconds(expiresAt)) : null;
    }

    private SealingKey? KeyOf(string kind, byte[] box)
    {
        var id = BinaryPrimitives.ReadUInt32BigEndian(box);
        return Array.Find(_keys[kind], key => key.Id == id);
    }

    // White space, padding and loose bits at the end would be other spellings of the same token.
    private static byte[]? Decode(ReadOnlySpan<char> text)
    {
        if (!Base64Url.IsValid(text) || text.ContainsAny(" \t\r\n=")) return null;
        var box = Base64Url.DecodeFromChars(text);
        return box.Length >= Overhead && text.EndsWith(Base64Url.EncodeToString(box.AsSpan(box.Length - (box.Length % 3)))) ? box : null;
    }

    private static Span<byte> Nonce(byte[] box) => box.AsSpan(KeyIdBytes, NonceBytes);

    private static Span<byte> Inside(byte[] box) => box.AsSpan()[(KeyIdBytes + NonceBytes)..^TagBytes];

    private static Span<byte> Tag(byte[] box) => box.AsSpan()[^TagBytes..];
}

/// <summary>A key for one kind. Its ciphers, one for each thread that uses it at once, are kept: to make one costs more than to use it.</summary>
internal sealed class SealingKey(string kind, uint id, byte[] key)
{
    private readonly byte[] _kind = Encoding.ASCII.GetBytes(kind);
    private readonly ObjectPool<AesGcm> _ciphers = new DefaultObjectPool<AesGcm>(new Ciphers(key));

    public uint Id => id;

    public void Encrypt(ReadOnlySpan<byte> nonce, Span<byte> content, Span<byte> tag)
    {
        var cipher = _ciphers.Get();
        cipher.Encrypt(nonce, content, content, tag, _kind);
        _ciphers.Return(cipher);
    }

    /// <summary>False for what was not sealed with this key.</summary>
    public bool TryDecrypt(ReadOnlySpan<byte> nonce, Span<byte> content, ReadOnlySpan<byte> tag)
    {
        var cipher = _ciphers.Get();
        try
        {
            cipher.Decrypt(nonce, content, tag, content, _kind);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
        finally
        {
            _ciphers.Return(cipher);
        }
    }

    private sealed class Ciphers(byte[] key) : PooledObjectPolicy<AesGcm>
    {
        public override AesGcm Create() => new(key, AesGcm.TagByteSizes.MaxSize);

        public override bool Return(AesGcm obj) => true;
    }
}

/// <summary>Prefixes of what is sealed.</summary>
internal static class SealKind
{
    /// <summary>What all of them begin with.</summary>
    public const string Common = "oig_";

    public const string AccessToken = "oig_at_";
    public const string RefreshToken = "oig_rt_";
    public const string Code = "oig_ac_";

    /// <summary>The id of a client that registered itself: its registration.</summary>
    public const string Client = "oig_ci_";

    /// <summary>An owner who has signed in to the account page.</summary>
    public const string Page = "oig_pg_";

    /// <summary>What anti-forgery tokens are protected with.</summary>
    public const string Form = "oig_fm_";

    public static readonly string[] All = [AccessToken, RefreshToken, Code, Client, Page, Form];
}
