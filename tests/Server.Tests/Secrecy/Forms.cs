using System.Text;

namespace Oig.Server.Tests.Secrecy;

/// <summary>The forms in which a secret may show: raw, URL-encoded, as JSON writes it, and base64 wherever it stands in a text.</summary>
internal static class Forms
{
    public static IEnumerable<string> Of(string secret) =>
    [
        secret, Uri.EscapeDataString(secret), System.Net.WebUtility.UrlEncode(secret), System.Text.Json.JsonSerializer.Serialize(secret).Trim('"'),
        Convert.ToHexString(Encoding.UTF8.GetBytes(secret)), .. Base64(secret),
    ];

    // Each of the three ways in which groups of three bytes may fall, without the characters that neighbours would change.
    private static IEnumerable<string> Base64(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        for (var skip = 0; skip < 3; skip++)
            yield return Convert.ToBase64String(bytes[skip..(skip + ((bytes.Length - skip) / 3 * 3))]);
    }
}
