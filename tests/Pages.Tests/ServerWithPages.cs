using Oig.Server.Tests.Hosting;

namespace Oig.Pages.Tests;

/// <summary>The real server in mock mode, shared by tests that do not change it.</summary>
public sealed class ServerWithPages : IAsyncLifetime
{
    private OigServer? _server;

    internal OigServer Server => _server!;

    public async Task InitializeAsync() => _server = await OigServer.StartAsync(["--OIG_CLOUD_MOCK=1"]);

    public async Task DisposeAsync() => await _server!.DisposeAsync();
}

/// <summary>Tests that share the browser and the server.</summary>
[CollectionDefinition(Name)]
public sealed class PagesTests : ICollectionFixture<Browser>, ICollectionFixture<ServerWithPages>
{
    public const string Name = "pages";
}
