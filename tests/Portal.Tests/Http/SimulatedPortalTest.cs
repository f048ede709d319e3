using Oig.Contracts;
using Oig.Simulator;

namespace Oig.Portal.Tests.Http;

/// <summary>The client before a whole simulated portal, on time that the test moves.</summary>
public abstract class SimulatedPortalTest : IAsyncLifetime
{
    private protected static readonly Credentials Owner = new(AccountBook.OneBoxEmail, AccountBook.TestPassword);

    private TestClient _client = null!;

    private protected WatchedTime Time { get; } = new();

    private protected PortalSimulator Simulator { get; private set; } = null!;

    private protected PortalClient Portal => _client.Portal;

    private protected SimulatedBox SimulatedBox => Simulator.Accounts[AccountBook.OneBoxEmail].Boxes[0];

    private protected BoxId Id => BoxId.TryParse(SimulatedBox.Id)!.Value;

    public async Task InitializeAsync()
    {
        Simulator = await PortalSimulator.StartAsync(time: Time);
        _client = TestClient.Create(Simulator.BaseUrl, Time);
    }

    public async Task DisposeAsync()
    {
        Assert.Empty(Simulator.Requests.Violations);
        _client.Dispose();
        await Simulator.DisposeAsync();
    }

    private protected Deadline Begin() => _client.Begin();
}
