using Orleans.Concurrency;

namespace Oig.Contracts.Accounts;

/// <summary>Which accounts are locked, for the operator; its key is <see cref="Key"/>. Accounts report to it, and stay the ones who know.</summary>
[Alias("oig.lockouts")]
public interface ILockoutsGrain : IGrainWithStringKey
{
    /// <summary>The only key in use.</summary>
    const string Key = "all-accounts";

    /// <summary>An account was locked; nobody waits for this.</summary>
    [OneWay, Alias("note")]
    Task NoteAsync(string account, DateTimeOffset until);

    /// <summary>The accounts that are locked now, the newest lock first, at most 500.</summary>
    [Alias("list")]
    Task<AccountStanding[]> ListAsync();
}

/// <summary>How an account stands, without any password or address.</summary>
/// <param name="Account">Its key.</param>
/// <param name="LockedUntil">End of its lock; null when it is not locked.</param>
/// <param name="Refusals">Refused logins since the last accepted one.</param>
/// <param name="LoginsThisHour">Logins that were sent to the portal in the last hour.</param>
/// <param name="GuessesThisHour">Different passwords that were judged in the last hour and not found good.</param>
/// <param name="KnowsGoodPassword">Whether the portal has accepted a password of it, which is admitted also while it is locked.</param>
[GenerateSerializer, Immutable, Alias("oig.account-standing")]
public sealed record AccountStanding(
    [property: Id(0)] string Account, [property: Id(1)] DateTimeOffset? LockedUntil, [property: Id(2)] int Refusals,
    [property: Id(3)] int LoginsThisHour, [property: Id(4)] int GuessesThisHour, [property: Id(5)] bool KnowsGoodPassword);
