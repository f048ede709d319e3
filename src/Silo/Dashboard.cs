using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Options;
using Oig.Contracts;
using Oig.Contracts.Hosting;
using Orleans.Dashboard;

namespace Oig.Silo;

/// <summary>Settings under <c>Oig:Dashboard</c>: the Orleans dashboard.</summary>
internal sealed class DashboardSettings
{
    public const string Section = "Oig:Dashboard";

    /// <summary>Whether it is served; default no.</summary>
    public bool Enabled { get; set; }

    /// <summary>Its port on the loopback addresses; default 8081.</summary>
    [Between(Section + ":Port", 1, 65535)]
    public int Port { get; set; } = 8081;
}

[OptionsValidator]
internal sealed partial class DashboardSettingsValidator : IValidateOptions<DashboardSettings>;

/// <summary>The Orleans dashboard, off unless <c>Oig:Dashboard:Enabled</c>.</summary>
internal static class DashboardHosting
{
    public static void AddOrleansDashboard(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(DashboardSettings.Section);
        if (!section.GetValue(nameof(DashboardSettings.Enabled), false)) return;
        builder.Services.AddSettings<DashboardSettings, DashboardSettingsValidator>(builder.Configuration, DashboardSettings.Section);
        builder.Host.UseOrleans(silo => silo.AddDashboard(WithoutLogs));
        builder.Services.AddHostedService<DashboardSite>();
    }

    // The log says who failed to log in; it has its own readers.
    internal static void WithoutLogs(DashboardOptions dashboard) => dashboard.HideTrace = true;
}

/// <summary>
/// Serves the dashboard as a web site of its own on the loopback addresses, so that nothing of it can be reached through the
/// addresses that clients use. It knows no login, hence loopback only, under loopback names only.
/// </summary>
internal sealed partial class DashboardSite(
    IOptions<DashboardSettings> settings, IGrainFactory grains, ILoggerFactory loggers, ILogger<DashboardSite> logger) : IHostedService, IAsyncDisposable
{
    private WebApplication? _site;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _site = Build(settings.Value.Port);
        await _site.StartAsync(cancellationToken);
        DashboardServed(logger, settings.Value.Port);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _site?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _site?.DisposeAsync() ?? ValueTask.CompletedTask;

    private WebApplication Build(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ListenLocalhost(port));
        builder.Services.AddSingleton(loggers).AddSingleton(grains).AddRoutingCore();
        builder.Services.Configure<HostFilteringOptions>(hosts => hosts.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"]);
        new ViewOfSilo(builder.Services, builder.Configuration).AddDashboard(DashboardHosting.WithoutLogs);
        var site = builder.Build();
        site.UseHostFiltering();
        site.MapOrleansDashboard();
        return site;
    }

    [LoggerMessage(3002, LogLevel.Information, "Orleans dashboard: http://localhost:{Port}/")]
    private static partial void DashboardServed(ILogger logger, int port);

    // What the dashboard wants to be added to; the silo's own grain factory does the rest.
    private sealed record ViewOfSilo(IServiceCollection Services, IConfiguration Configuration) : IClientBuilder;
}
