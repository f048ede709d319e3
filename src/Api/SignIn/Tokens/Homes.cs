using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Oig.Contracts;

namespace Oig.Api.SignIn.Tokens;

/// <summary>Where the grants of an account are kept: a keyed hash of its e-mail, under the secret and under each that was in use before.</summary>
internal sealed class Homes(SealingKeys keys)
{
    private readonly byte[][] _keys = [.. keys.For("home").Select(key => key.Key)];

    /// <summary>Where new grants go.</summary>
    public string Of(string email) => Of(_keys[0], email);

    /// <summary>Where there may be grants.</summary>
    public IEnumerable<string> All(string email) => _keys.Select(key => Of(key, email));

    private static string Of(byte[] key, string email) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(EmailAddress.Normalize(email))));
}
