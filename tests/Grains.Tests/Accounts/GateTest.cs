using Microsoft.Extensions.Time.Testing;
using Oig.Grains.Accounts;

namespace Oig.Grains.Tests.Accounts;

/// <summary>A test of the gate of one account, in time that the test moves.</summary>
public abstract class GateTest
{
    private protected FakeTimeProvider Time { get; } = new();

    private protected AccountState State { get; } = new();

    private protected LockoutOptions Options { get; } = new();

    private protected AccountGate Gate => field ??= new(State, Options, Time);

    private protected LoginDecision Guess(string key) => LogIn(key, LoginVerdict.Refused);

    private protected LoginDecision LogIn(string key, LoginVerdict verdict)
    {
        var decision = Gate.Request(key).Decision;
        if (decision == LoginDecision.Granted) Gate.Report(key, verdict);
        return decision;
    }
}
