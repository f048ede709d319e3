namespace Oig.Server.Tests.Hosting;

/// <summary>One server for the tests of a class, which must leave its portal as they found it.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    internal OigServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await OigServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
