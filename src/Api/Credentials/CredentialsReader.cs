using Oig.Api.Replies;

namespace Oig.Api.Credentials;

/// <summary>Reads the portal credentials of a request: <c>Authorization</c> first, then <c>X-OIG-Email</c> and <c>X-OIG-Password</c>.</summary>
internal static class CredentialsReader
{
    private const int MostBytes = 1024;

    /// <summary>The credentials and the way they came, or the problem with them.</summary>
    public static CredentialsResult Read(IHeaderDictionary headers)
    {
        var authorization = headers.Authorization.ToString().Trim();
        var (email, password) = (headers["X-OIG-Email"].ToString().Trim(), headers["X-OIG-Password"].ToString());
        if (authorization.Length > MostBytes || email.Length + password.Length > MostBytes) return Problem.CredentialsTooLong;
        if (authorization.Length > 0) return FromToken(authorization);
        if (email.Length > 0 && password.Length > 0) return new(new(email, password), AuthMethod.Header);
        return Problem.MissingCredentials;
    }

    private static CredentialsResult FromToken(string authorization) =>
        BasicToken.Read(authorization) is { } credentials ? new CredentialsResult(credentials, AuthMethod.Basic) : Problem.MalformedCredentials;
}
