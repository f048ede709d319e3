using System.Text;
using Oig.Api.Replies;

namespace Oig.Api.Door;

/// <summary>Reads the portal credentials of a request: <c>Authorization</c> first, then <c>X-OIG-Email</c> and <c>X-OIG-Password</c>.</summary>
internal static class CredentialsReader
{
    /// <summary>Headers with text: browsers and Node send Latin-1, others UTF-8.</summary>
    public const string EmailHeader = "X-OIG-Email", PasswordHeader = "X-OIG-Password";

    private const int MostCharacters = 1024;

    internal static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The credentials and the way they came, or the problem with them.</summary>
    public static CredentialsRead Read(IHeaderDictionary headers)
    {
        var authorization = headers.Authorization.ToString().Trim();
        var (email, password) = (TextOf(headers[EmailHeader].ToString()).Trim(), TextOf(headers[PasswordHeader].ToString()));
        if (authorization.Length > MostCharacters || email.Length + password.Length > MostCharacters) return Problem.CredentialsTooLong;
        if (authorization.Length > 0) return FromToken(authorization);
        if (email.Length > 0 && password.Length > 0) return new(AuthMethod.Header, email, password);
        return Problem.MissingCredentials;
    }

    /// <summary>Lets Kestrel hand the bytes of headers through, a character a byte: it refuses what is not UTF-8 with a 400 that says nothing.</summary>
    public static Encoding EncodingOf(string header) => Encoding.Latin1;

    private static CredentialsRead FromToken(string authorization) =>
        BasicToken.Read(authorization) is var (email, password) ? new CredentialsRead(AuthMethod.Basic, email, password) : Problem.MalformedCredentials;

    // A character a byte, as Kestrel was told: UTF-8 where the bytes make sense as such, else what they are.
    private static string TextOf(string value)
    {
        if (value.All(char.IsAscii) || value.Any(c => c > byte.MaxValue)) return value;
        try
        {
            return StrictUtf8.GetString(Encoding.Latin1.GetBytes(value));
        }
        catch (DecoderFallbackException)
        {
            return value;
        }
    }
}

/// <summary>Credentials as they were sent and the way they came, or the problem with them.</summary>
internal readonly record struct CredentialsRead(AuthMethod Method, string Email, string Password, Problem? Problem = null)
{
    public static implicit operator CredentialsRead(Problem problem) => new(AuthMethod.None, "", "", problem);
}

/// <summary>The token of <c>Authorization: Basic</c> (or <c>Bearer</c>): base64 of <c>email:password</c> in UTF-8.</summary>
internal static class BasicToken
{
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
            return CredentialsReader.StrictUtf8.GetString(Convert.FromBase64String(padded));
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
