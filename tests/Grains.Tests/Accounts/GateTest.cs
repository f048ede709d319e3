using Oig.Contracts.Accounts;
using Oig.Grains.Accounts;

namespace Oig.Grains.Tests.Accounts;

/// <summary>A test of the gate of one account, in time that the test moves.</summary>
public abstract class GateTest
{
    private protected MovingClock Time { get; } = new();

    private protected AccountState State { get; } = new();

    private protected LockoutOptions Options { get; } = new();

    private protected AccountGate Gate { get => field ??= new(State, Options, Time); set; }

    private protected LoginDecision Guess(string key, string network = "") => LogIn(key, LoginVerdict.Refused, network);

    private protected LoginDecision LogIn(string key, LoginVerdict verdict, string network = "")
    {
        var decision = Gate.Request(key, network).Decision;
        if (decision == LoginDecision.Granted) Gate.Report(key, verdict, TimeSpan.FromSeconds(1), network);
        return decision;
    }

    /// <summary>The process ends and another begins: what is stored stays.</summary>
    private protected void Restart() => Gate = new(State, Options, Time);
}
