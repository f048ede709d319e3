using Oig.Api.Replies;

namespace Oig.Api.SignIn.Pages;

/// <summary>What came of a login: the owner, or the trouble.</summary>
internal sealed record LoginAnswer(Trouble? Trouble = null, TimeSpan? Wait = null, Contracts.Credentials? Owner = null)
{
    /// <summary>Whether, and how, the credentials were refused.</summary>
    public Refusal Refusal { get; init; }

    public override string ToString() => "LoginAnswer(redacted)";
}

/// <summary>Why an owner is not let in.</summary>
internal enum Trouble
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
        Trouble.MissingFields => texts.MissingFields,
        Trouble.FormExpired => texts.FormExpired,
        Trouble.Refused => texts.Refused,
        Trouble.NotAllowed => texts.NotAllowed,
        Trouble.TooMany => PageTexts.WithSeconds(texts.TooMany, answer.Wait),
        Trouble.LockedOut => PageTexts.WithSeconds(texts.LockedOut, answer.Wait),
        Trouble.Portal => texts.PortalTrouble,
        _ => texts.ServerTrouble,
    };

    // Not 401: that is for a challenge by HTTP's own means, which there is none of here.
    public static int Status(this LoginAnswer answer) => answer.Trouble switch
    {
        Trouble.TooMany or Trouble.LockedOut => StatusCodes.Status429TooManyRequests,
        Trouble.Portal => StatusCodes.Status502BadGateway,
        Trouble.Server => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    public static string Code(this LoginAnswer answer) => answer.Trouble switch
    {
        Trouble.MissingFields => "invalid_request",
        Trouble.FormExpired => "form_expired",
        Trouble.Refused => Problem.AuthenticationFailed,
        Trouble.NotAllowed => Problem.NotOnWhitelist,
        Trouble.TooMany or Trouble.LockedOut => "too_many_requests",
        _ => "temporarily_unavailable",
    };
}
