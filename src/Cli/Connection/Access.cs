using ModelContextProtocol.Authentication;
using Oig.Cli.SignIn;

namespace Oig.Cli.Connection;

/// <summary>How requests tell who is asking: by credentials in headers, or by a sign-in whose tokens are renewed on the way.</summary>
internal sealed record Access(Dictionary<string, string> Headers, ClientOAuthOptions? SignIn = null)
{
    private const string ReadOnly = "X-OIG-Readonly-Access";

    // Nobody listens there: whoever has to sign in anew is told to do so.
    private static readonly Uri Nowhere = new("http://127.0.0.1/callback/");

    /// <summary>By credentials, or by none.</summary>
    public static Access By(Dictionary<string, string> credentials, bool actions)
    {
        if (actions) credentials[ReadOnly] = "false";
        return new(credentials);
    }

    /// <summary>By what is kept of a sign-in: it allows no more than was asked for, though it might.</summary>
    public static Access By(SignInFile file, Uri url, bool actions) => new(
        new() { [ReadOnly] = actions ? "false" : "true" },
        new()
        {
            RedirectUri = Nowhere,
            TokenCache = file,
            AuthorizationCallbackHandler = (_, _) => throw new SignInException(
                $"{ServerAddress.Shown(url)} did not accept the sign-in kept for it. Sign in again: oig login --url {ServerAddress.Shown(url)}"),
        });

    /// <summary>By signing in now.</summary>
    public static Access By(SignInFile file, Callback callback, BrowserSignIn browser) => new([], new()
    {
        RedirectUri = callback.Address,
        TokenCache = file,
        DynamicClientRegistration = new() { ClientName = $"oig ({Environment.MachineName})" },
        AuthorizationCallbackHandler = browser.AskAsync,
    });

    public override string ToString() => "Access(redacted)";
}
