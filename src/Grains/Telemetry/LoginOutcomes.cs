using Oig.Contracts.Accounts;

namespace Oig.Grains.Telemetry;

/// <summary>Names of what became of logins.</summary>
internal static class LoginOutcomes
{
    public static string Of(LoginVerdict verdict) => verdict switch
    {
        LoginVerdict.Accepted => "accepted",
        LoginVerdict.Refused => "refused",
        _ => "not_judged",
    };
}
