using Oig.Api.Replies;

namespace Oig.Api.SignIn.Pages;

/// <summary>What came of a login: the owner, or the trouble.</summary>
internal sealed record LoginAnswer(LoginTrouble? Trouble = null, TimeSpan? Wait = null, Contracts.Credentials? Owner = null)
{
    /// <summary>Whether, and how, the credentials were refused.</summary>
    public Refusal Refusal { get; init; }

    public override string ToString() => "LoginAnswer(redacted)";
}

/// <summary>Why an owner is not let in.</summary>
internal enum LoginTrouble
{
    MissingFields,
    FormExpired,
    Refused,
    NotAllowed,
    TooMany,
    LockedOut,
    Portal,
    Server,
}

/// <summary>What is told of it: on the page, by the status, in the metric.</summary>
internal static class Troubles
{
    public static string Sentence(this LoginAnswer answer, PageTexts texts) => answer.Trouble switch
    {
        LoginTrouble.MissingFields => texts.MissingFields,
        LoginTrouble.FormExpired => texts.FormExpired,
        LoginTrouble.Refused => texts.Refused,
        LoginTrouble.NotAllowed => texts.NotAllowed,
        LoginTrouble.TooMany => PageTexts.WithSeconds(texts.TooMany, answer.Wait),
        LoginTrouble.LockedOut => PageTexts.WithSeconds(texts.LockedOut, answer.Wait),
        LoginTrouble.Portal => texts.PortalTrouble,
        _ => texts.ServerTrouble,
    };

    // Not 401: that is for a challenge by HTTP's own means, which there is none of here.
    public static int Status(this LoginAnswer answer) => answer.Trouble switch
    {
        LoginTrouble.TooMany or LoginTrouble.LockedOut => StatusCodes.Status429TooManyRequests,
        LoginTrouble.Portal => StatusCodes.Status502BadGateway,
        LoginTrouble.Server => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    public static string Code(this LoginAnswer answer) => answer.Trouble switch
    {
        LoginTrouble.MissingFields => "invalid_request",
        LoginTrouble.FormExpired => "form_expired",
        LoginTrouble.Refused => Problem.AuthenticationFailed,
        LoginTrouble.NotAllowed => Problem.NotOnWhitelist,
        LoginTrouble.TooMany or LoginTrouble.LockedOut => "too_many_requests",
        _ => "temporarily_unavailable",
    };
}
