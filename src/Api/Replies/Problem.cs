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

    /// <summary>Whether, and how, credentials were refused.</summary>
    public Refusal Refusal { get; init; } = Code is AuthenticationFailed or NotOnWhitelist ? Refusal.Judged : Refusal.None;

    /// <summary>The error of that code, whose text has the code's name.</summary>
    public static Problem Of(string code, params object?[] values) => new(code, Text.Say(code, values));

    public static Problem InvalidArgument(string message) => new("invalid_argument", message);
}

/// <summary>How credentials were refused: each way takes as long as the others, but not each counts as a guess.</summary>
internal enum Refusal
{
    /// <summary>They were not.</summary>
    None,

    /// <summary>They are wrong, or nobody may use them here.</summary>
    Judged,

    /// <summary>The account is locked, or the address asked too often: nobody is told whether they are right.</summary>
    LockedOut,

    /// <summary>They were good before, so nobody guessed them.</summary>
    NoLongerAccepted,
}
