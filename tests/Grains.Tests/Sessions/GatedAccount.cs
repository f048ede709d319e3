using Oig.Contracts.Accounts;
using Oig.Grains.Accounts;

namespace Oig.Grains.Tests.Sessions;

/// <summary>An account grain without a cluster: the real gate, called directly.</summary>
internal sealed class GatedAccount(TimeProvider time) : IAccountGrain
{
    private readonly AccountGate _gate = new(new AccountState(), new LockoutOptions(), time);

    /// <summary>How many reports are lost before one arrives.</summary>
    public int LostReports { get; set; }

    public Task<LoginPermit> RequestLoginAsync(string sessionKey, string network) => Task.FromResult(_gate.Request(sessionKey, network));

    public Task ReportLoginAsync(string sessionKey, LoginVerdict verdict, TimeSpan took, string network)
    {
        if (LostReports-- > 0) throw new TimeoutException("The account did not answer.");
        _gate.Report(sessionKey, verdict, took, network);
        return Task.CompletedTask;
    }

    public Task<LoginPermit> AdmitAsync(string sessionKey, string network) => Task.FromResult(_gate.Admit(sessionKey, network));

    public Task<bool> IsKnownGoodAsync(string sessionKey, string network) => Task.FromResult(_gate.Compare(sessionKey, network));

    public Task<long> GetPasswordGenerationAsync() => Task.FromResult(_gate.Generation);

    public Task<AccountStanding> GetStandingAsync() => Task.FromResult(_gate.StandingOf("account"));

    public Task<AccountStanding> LiftLockAsync()
    {
        _gate.LiftLock();
        return GetStandingAsync();
    }
}
