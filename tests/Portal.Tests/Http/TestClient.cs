using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Oig.Contracts;

namespace Oig.Portal.Tests.Http;

/// <summary>The portal client as the container builds it.</summary>
internal sealed class TestClient : IDisposable
{
    internal static readonly Credentials Credentials = new("marked.owner@example.com", "marked:Heslo+\"ž\\é 1");

    internal static readonly PortalSession Session = new("markedcookie0123456789");

    internal static readonly BoxId Box = BoxId.TryParse("2206230077")!.Value;

    private readonly LogRecorder _logs = new();
    private readonly ServiceProvider _services;
    private readonly TimeSpan _timeout;

    private TestClient(Uri baseUrl, TimeProvider time, (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Oig:Portal:BaseUrl", baseUrl.ToString())])
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Oig:Portal:{setting.Key}", (string?)setting.Value)))
            .Build();
        _timeout = configuration.GetValue("Oig:Portal:Timeout", Durations.UsualPortalTimeout);
        _services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_logs))
            .AddSingleton(time)
            .AddPortalClient(configuration)
            .BuildServiceProvider();
    }

    internal PortalClient Portal => _services.GetRequiredService<PortalClient>();

    /// <summary>A deadline of <c>Oig:Portal:Timeout</c>, begun now; on a clock of its own when there is one.</summary>
    internal Deadline Begin(TimeProvider? clock = null) =>
        new(_timeout, clock ?? _services.GetRequiredService<TimeProvider>());

    /// <summary>Everything logged so far, at every level.</summary>
    internal string Logs => _logs.Text;

    internal static TestClient Create(Uri baseUrl, TimeProvider? time = null, params (string Key, string Value)[] settings) =>
        new(baseUrl, time ?? TimeProvider.System, settings);

    public void Dispose()
    {
        _services.Dispose();
        _logs.Dispose();
    }
}
