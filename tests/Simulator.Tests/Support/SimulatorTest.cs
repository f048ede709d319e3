using Microsoft.Extensions.Time.Testing;

namespace Oig.Simulator.Tests.Support;

/// <summary>A simulator of its own for each test, on a clock that stands still at a summer noon.</summary>
public abstract class SimulatorTest : IAsyncLifetime
{
    protected static readonly DateTimeOffset Noon = new(2026, 6, 14, 10, 0, 30, TimeSpan.Zero);

    protected SimulatorTest() => Time = new FakeTimeProvider(Start);

    protected FakeTimeProvider Time { get; }

    protected PortalSimulator Portal { get; private set; } = null!;

    protected Visitor Visitor { get; private set; } = null!;

    protected virtual DateTimeOffset Start => Noon;

    protected virtual SimulatorOptions Options => new();

    protected SimulatedBox Box => Portal.Accounts[AccountBook.OneBoxEmail].Boxes[0];

    public virtual async Task InitializeAsync()
    {
        Portal = await PortalSimulator.StartAsync(Options, Time);
        Visitor = new Visitor(Portal.BaseUrl);
    }

    public virtual async Task DisposeAsync()
    {
        Visitor.Dispose();
        await Portal.DisposeAsync();
    }

    /// <summary>Adds an account with those boxes and logs the visitor in.</summary>
    protected async Task<SimulatedAccount> LogInWithAsync(params SimulatedBox[] boxes)
    {
        var account = Portal.Accounts.Add("someone@example.com", "secret", boxes);
        await Visitor.LogInAsync(account.Email, "secret");
        return account;
    }
}
