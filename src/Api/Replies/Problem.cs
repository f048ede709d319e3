namespace Oig.Api.Replies;

/// <summary>An error as a client sees it: a stable code, a sentence that says what to do, and how long to wait where waiting helps.</summary>
internal sealed record Problem(string Code, string Message, TimeSpan? RetryAfter = null)
{
    public static readonly Problem MissingCredentials = new(
        "missing_credentials",
        "Missing authentication. Provide credentials via 'Authorization: Basic' header or 'X-OIG-Email'/'X-OIG-Password' headers.");

    public static readonly Problem MalformedCredentials = new(
        "malformed_credentials", "Malformed Authorization header; expected Base64-encoded 'email:password'.");

    public static readonly Problem CredentialsTooLong = new("malformed_credentials", "Credentials are too long; at most 1024 characters are accepted.");

    public static readonly Problem NotOnWhitelist = new("not_on_whitelist", "Authorization denied: User not on whitelist.");

    public static readonly Problem AuthenticationFailed = new("authentication_failed", "Authentication failed with OIG Cloud.");

    public static readonly Problem ReadOnly = new(
        "read_only", "Action denied. Server is in readonly mode. Set 'X-OIG-Readonly-Access: false' header to allow actions.");

    public static readonly Problem ServerUnavailable = new(
        "server_unavailable", "The part of this server that holds the session did not answer. Try again in a few seconds.", TimeSpan.FromSeconds(5));

    public static readonly Problem Internal = new(
        "internal_error", "Something went wrong in this server; its log has the details. Trying again may help.");

    /// <summary>True for the codes that say that credentials were judged and refused.</summary>
    public static bool IsRefusal(string? code) => code == AuthenticationFailed.Code || code == NotOnWhitelist.Code;

    public static Problem InvalidArgument(string message) => new("invalid_argument", message);
}
