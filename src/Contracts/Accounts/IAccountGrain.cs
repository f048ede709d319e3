namespace Oig.Contracts.Accounts;

/// <summary>
/// Gate of one portal account, keyed by <see cref="KeyRing.ForAccount"/>: permits logins before the portal is asked. Networks are
/// <see cref="KeyRing.ForNetwork"/>, empty where not known.
/// </summary>
[Alias("oig.account")]
public interface IAccountGrain : IGrainWithStringKey
{
    /// <summary>Asks for one login with the credentials behind <paramref name="sessionKey"/>; a granted permit must be reported.</summary>
    [Alias("request-login")]
    Task<LoginPermit> RequestLoginAsync(string sessionKey, string network);

    /// <summary>Tells what became of a granted login, and how long the portal <paramref name="took"/>.</summary>
    [Alias("report-login")]
    Task ReportLoginAsync(string sessionKey, LoginVerdict verdict, TimeSpan took, string network);

    /// <summary>
    /// Denied when so many passwords were tried from the network, or by all together, that nobody there is answered, not even with the right
    /// one; to be asked before a session answers a network from memory. From where the right one was let in, it stays known.
    /// </summary>
    [Alias("admit")]
    Task<LoginPermit> AdmitAsync(string sessionKey, string network);

    /// <summary>
    /// True for the credentials that the portal accepted last, so for those of every session that is logged in. Counts as a guess where
    /// it is false, and is false for everybody where too many were.
    /// </summary>
    [Alias("is-known-good")]
    Task<bool> IsKnownGoodAsync(string sessionKey, string network);

    /// <summary>Counts the passwords that the portal accepted one after another: what an earlier one allowed is void when it has grown.</summary>
    [Alias("get-password-generation")]
    Task<long> GetPasswordGenerationAsync();

    /// <summary>How the account stands, for the operator.</summary>
    [Alias("get-standing")]
    Task<AccountStanding> GetStandingAsync();

    /// <summary>Forgets refusals and guesses, for the operator; the logins of the hour stay counted, for the portal counts them, too.</summary>
    [Alias("lift-lock")]
    Task<AccountStanding> LiftLockAsync();
}
