using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Oig.Portal.Tests.Http;

/// <summary>The portal client as the container builds it.</summary>
internal sealed class TestClient(ServiceProvider services) : IDisposable
{
    internal static readonly Credentials Credentials = new("marked.owner@example.com", "marked:Heslo+\"ž\\é 1");

    internal static readonly PortalSession Session = new("markedcookie0123456789");

    internal static readonly BoxId Box = BoxId.TryParse("2206230077")!.Value;

    internal PortalClient Portal => services.GetRequiredService<PortalClient>();

    internal static TestClient Create(Uri baseUrl, TimeProvider? time = null, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Oig:Portal:BaseUrl", baseUrl.ToString())])
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Oig:Portal:{setting.Key}", (string?)setting.Value)))
            .Build();
        return new TestClient(new ServiceCollection()
            .AddSingleton(time ?? TimeProvider.System)
            .AddPortalClient(configuration)
            .BuildServiceProvider());
    }

    public void Dispose() => services.Dispose();
}
