using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using SessionOptions = Oig.Contracts.Sessions.SessionOptions;

namespace Oig.Api.SignIn.Tokens;

/// <summary>
/// Keys that sealed texts are made and opened with: from <c>Oig:Session:Secret</c>, and for opening only from each of
/// <c>Oig:Session:PreviousSecrets</c>, by HKDF. Another purpose, or another public URL, has other keys.
/// </summary>
internal sealed class SealingKeys
{
    private readonly byte[][] _secrets;
    private readonly string _owner;

    public SealingKeys(IOptions<SessionOptions> session, PublicUrl url)
    {
        var secrets = session.Value.PreviousSecrets.Prepend(session.Value.Secret).Where(secret => secret is { Length: > 0 });
        _secrets = [.. secrets.Select(secret => Encoding.UTF8.GetBytes(secret!))];
        _owner = url.Resource;
        IsThere = session.Value.Secret is { Length: > 0 };
    }

    /// <summary>False without a secret: what was sealed with a random one would be void at the next start.</summary>
    public bool IsThere { get; }

    /// <summary>Keys of one purpose with their ids, the one to seal with first.</summary>
    public (uint Id, byte[] Key)[] For(string purpose) =>
        [.. _secrets.Select(secret => (BinaryPrimitives.ReadUInt32BigEndian(Derive(secret, $"id {purpose}", sizeof(uint))), Derive(secret, $"key {purpose}", 32)))];

    private byte[] Derive(byte[] secret, string purpose, int length) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, length, info: Encoding.UTF8.GetBytes($"oig sign-in 1\0{_owner}\0{purpose}"));
}
