namespace Oig.Contracts.Accounts;

/// <summary>The account's answer to a session that wants to log in.</summary>
/// <param name="Decision">Whether the portal may be asked.</param>
/// <param name="RetryAfter">How long to wait when it may not; null when waiting does not help.</param>
[GenerateSerializer, Immutable, Alias("oig.login-permit")]
public sealed record LoginPermit(
    [property: Id(0)] LoginDecision Decision,
    [property: Id(1)] TimeSpan? RetryAfter = null)
{
    /// <summary>True for credentials that the portal accepted before: when it refuses them now, nobody guessed.</summary>
    [Id(2)]
    public bool WasGood { get; init; }

    /// <summary>How long the portal takes to judge, so that an answer from memory can take as long.</summary>
    [Id(3)]
    public TimeSpan JudgedIn { get; init; }
}

/// <summary>Whether a session may ask the portal to log in.</summary>
public enum LoginDecision
{
    /// <summary>One login, to be reported back.</summary>
    Granted,

    /// <summary>Too many refusals, or as many tries under way as are free.</summary>
    LockedOut,

    /// <summary>The portal refused these credentials before.</summary>
    KnownBad,

    /// <summary>Enough logins for an hour.</summary>
    BudgetSpent,
}

/// <summary>What became of a permitted login.</summary>
public enum LoginVerdict
{
    /// <summary>The portal accepted the credentials.</summary>
    Accepted,

    /// <summary>The portal refused the credentials.</summary>
    Refused,

    /// <summary>The portal said nothing about the credentials: outage, throttling, certificate, unexpected answer.</summary>
    NotJudged,
}
