using System.Text;

namespace Oig.Api.Door;

/// <summary>The token of <c>Authorization: Basic</c> (or <c>Bearer</c>): base64 of <c>email:password</c> in UTF-8.</summary>
internal static class BasicToken
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Null when the header is not of that form, or e-mail or password is empty.</summary>
    public static (string Email, string Password)? Read(string authorization)
    {
        var parts = authorization.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2 || !IsKnown(parts[0])) return null;
        return Decode(parts[1]) is { } pair ? Split(pair) : null;
    }

    private static bool IsKnown(string scheme) =>
        scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) || scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase);

    // People paste tokens with line breaks, without padding and in the URL alphabet.
    private static string? Decode(string token)
    {
        var compact = string.Concat(token.Where(c => !char.IsWhiteSpace(c))).TrimEnd('=').Replace('-', '+').Replace('_', '/');
        var padded = compact.PadRight((compact.Length + 3) / 4 * 4, '=');
        try
        {
            return StrictUtf8.GetString(Convert.FromBase64String(padded));
        }
        catch (Exception exception) when (exception is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }

    // The first colon: an e-mail has none, a password may have several.
    private static (string Email, string Password)? Split(string pair)
    {
        var (email, password) = pair.IndexOf(':') is var colon and > 0 ? (pair[..colon].Trim(), pair[(colon + 1)..]) : ("", "");
        return email.Length > 0 && password.Length > 0 ? (email, password) : null;
    }
}
