using Oig.Api.Hosting;
using Oig.Contracts.Hosting;
using Oig.Simulator;

namespace Oig.Silo;

/// <summary>
/// <c>OIG_CLOUD_MOCK=1</c>: starts the portal simulator on a loopback port and points the portal client at it, so that the same
/// code runs over real HTTP. Its accounts are allowed while there is no whitelist file.
/// </summary>
internal static partial class Mock
{
    public static async Task AddMockPortalAsync(this WebApplicationBuilder builder)
    {
        if (!IsOn(builder.Configuration["OIG_CLOUD_MOCK"])) return;
        var simulator = await PortalSimulator.StartAsync(new SimulatorOptions());
        // A factory, because the container disposes only of what it made itself.
        builder.Services.AddSingleton(_ => simulator);
        builder.Services.AnnounceFirst(start => MockMode(start.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Mock)), simulator.BaseUrl));
        builder.Configuration["Oig:Portal:BaseUrl"] = simulator.BaseUrl.ToString();
        // What is only simulated is not worth keeping, and must not mix with what is.
        builder.Configuration["Oig:DataPath"] = ":memory:";
        builder.Services.ShowOnPage(AccountBook.OneBoxEmail, AccountBook.TestPassword);
        builder.Services.AllowWithoutFile([AccountBook.OneBoxEmail, AccountBook.TwoBoxesEmail]);
    }

    private static bool IsOn(string? value) => value is "1" || string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    [LoggerMessage(3001, LogLevel.Warning, "Mock mode: a simulated portal answers at {Url}; no real battery is seen or steered.")]
    private static partial void MockMode(ILogger logger, Uri url);
}
