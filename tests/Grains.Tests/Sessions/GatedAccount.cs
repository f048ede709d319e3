using Oig.Grains.Accounts;

namespace Oig.Grains.Tests.Sessions;

/// <summary>An account grain without a cluster: the real gate, called directly.</summary>
internal sealed class GatedAccount(TimeProvider time) : IAccountGrain
{
    private readonly AccountGate _gate = new(new AccountState(), new LockoutOptions(), time);

    public Task<LoginPermit> RequestLoginAsync(string sessionKey) => Task.FromResult(_gate.Request(sessionKey));

    public Task ReportLoginAsync(string sessionKey, LoginVerdict verdict)
    {
        _gate.Report(sessionKey, verdict);
        return Task.CompletedTask;
    }

    public Task<bool> IsKnownGoodAsync(string sessionKey) => Task.FromResult(_gate.IsKnownGood(sessionKey));
}
