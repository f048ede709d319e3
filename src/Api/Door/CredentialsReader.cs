using System.Text;
using Oig.Api.Replies;

namespace Oig.Api.Door;

/// <summary>Reads the portal credentials of a request: <c>Authorization</c> first, then <c>X-OIG-Email</c> and <c>X-OIG-Password</c>.</summary>
internal static class CredentialsReader
{
    /// <summary>Headers whose bytes are read here: browsers and Node send Latin-1, others UTF-8.</summary>
    public const string EmailHeader = "X-OIG-Email", PasswordHeader = "X-OIG-Password";

    private const int MostCharacters = 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

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

    /// <summary>Lets Kestrel hand the bytes of these two headers through, a character a byte, rather than refuse what is not UTF-8.</summary>
    public static Encoding? EncodingOf(string header) =>
        header.Equals(EmailHeader, StringComparison.OrdinalIgnoreCase) || header.Equals(PasswordHeader, StringComparison.OrdinalIgnoreCase) ? Encoding.Latin1 : null;

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
