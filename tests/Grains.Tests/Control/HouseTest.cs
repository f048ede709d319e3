namespace Oig.Grains.Tests.Control;

/// <summary>A test of changes of one house; the portal must never see what no client may do.</summary>
public abstract class HouseTest : IAsyncLifetime
{
    private protected ControlledHouse House { get; private set; } = null!;

    public async Task InitializeAsync() => House = await ControlledHouse.StartAsync();

    public async Task DisposeAsync()
    {
        Assert.Empty(House.Portal.Requests.Violations);
        await House.DisposeAsync();
    }
}
