using Oig.Api.Hosting;
using Oig.Simulator;

namespace Oig.Silo.Mock;

/// <summary>
/// <c>OIG_CLOUD_MOCK=1</c>: starts the portal simulator on a loopback port and points the portal client at it, so that the same
/// code runs over real HTTP. Its accounts are allowed while there is no whitelist file.
/// </summary>
internal static class MockPortal
{
    public static async Task AddMockPortalAsync(this WebApplicationBuilder builder)
    {
        if (!IsOn(builder.Configuration["OIG_CLOUD_MOCK"])) return;
        var simulator = await PortalSimulator.StartAsync(new SimulatorOptions());
        // A factory, because the container disposes only of what it made itself.
        builder.Services.AddSingleton(_ => simulator);
        builder.Services.AddHostedService<MockAnnouncement>();
        builder.Configuration["Oig:Portal:BaseUrl"] = simulator.BaseUrl.ToString();
        builder.Services.AllowWithoutFile([AccountBook.OneBoxEmail, AccountBook.TwoBoxesEmail]);
    }

    private static bool IsOn(string? value) => value is "1" || string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
