using Oig.Contracts;
using Oig.Contracts.Accounts;
using Oig.Contracts.Outcomes;

namespace Oig.Grains.Telemetry;

/// <summary>Names in telemetry of what calls and logins came to, in snake_case such as <c>credentials_refused</c>.</summary>
internal static class OutcomeNames
{
    /// <summary>The name of a failure; never throws.</summary>
    public static string Of(FailureCode code) => Enum.IsDefined(code) ? code.Name() : "_OTHER";

    /// <summary>The name of what became of a login.</summary>
    public static string Of(LoginVerdict verdict) => verdict switch
    {
        LoginVerdict.Accepted => "accepted",
        LoginVerdict.Refused => "refused",
        _ => "not_judged",
    };
}
