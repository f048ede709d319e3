namespace Oig.Api.Replies;

/// <summary>An error as a client sees it: a stable code, a sentence that says what to do, and how long to wait where waiting helps.</summary>
internal sealed record Problem(string Code, string Message, TimeSpan? RetryAfter = null)
{
    public const string AuthenticationFailed = "authentication_failed";
    public const string NotOnWhitelist = "not_on_whitelist";

    private const string Malformed = "malformed_credentials";
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(5);

    // Said anew each time: the language is the request's.
    public static Problem MissingCredentials => Of("missing_credentials");

    public static Problem MalformedCredentials => Of(Malformed);

    public static Problem CredentialsTooLong => new(Malformed, Text.Say("credentials_too_long"));

    public static Problem ReadOnly => Of("read_only");

    public static Problem NotConsented => new("read_only", Text.Say("not_consented"));

    public static Problem ServerUnavailable => Of("server_unavailable") with { RetryAfter = Moment };

    public static Problem ServerBusy => Of("server_busy") with { RetryAfter = Moment };

    public static Problem Internal => Of("internal_error");

    /// <summary>True for the codes that say that credentials were judged and refused.</summary>
    public static bool IsRefusal(string? code) => code is AuthenticationFailed or NotOnWhitelist;

    /// <summary>The error of that code, whose text has the code's name.</summary>
    public static Problem Of(string code, params object?[] values) => new(code, Text.Say(code, values));

    public static Problem InvalidArgument(string message) => new("invalid_argument", message);
}
