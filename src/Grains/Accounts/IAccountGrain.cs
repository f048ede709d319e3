namespace Oig.Grains.Accounts;

/// <summary>Gate of one portal account, keyed by <see cref="Keys.KeyRing.ForAccount"/>: permits logins before the portal is asked.</summary>
[Alias("oig.account")]
public interface IAccountGrain : IGrainWithStringKey
{
    /// <summary>Asks for one login with the credentials behind <paramref name="sessionKey"/>; a granted permit must be reported.</summary>
    [Alias("request-login")]
    Task<LoginPermit> RequestLoginAsync(string sessionKey);

    /// <summary>Tells what became of a granted login.</summary>
    [Alias("report-login")]
    Task ReportLoginAsync(string sessionKey, LoginVerdict verdict);

    /// <summary>True for the credentials that the portal accepted last, so for those of every session that is logged in.</summary>
    [Alias("is-known-good")]
    Task<bool> IsKnownGoodAsync(string sessionKey);
}
