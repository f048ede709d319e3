using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Options;
using Oig.Contracts;
using Oig.Contracts.Hosting;
using Oig.Silo.Operator;
using Orleans.Dashboard;

namespace Oig.Silo;

/// <summary>Settings under <c>Oig:Dashboard</c>: the Orleans dashboard, and the port of the operator's commands.</summary>
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

/// <summary>The Orleans dashboard, off unless <c>Oig:Dashboard:Enabled</c>, and the operator's commands, off without a key.</summary>
internal static class DashboardHosting
{
    public static void AddOrleansDashboard(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(DashboardSettings.Section);
        var (isShown, hasOperator) = (section.GetValue(nameof(DashboardSettings.Enabled), false), builder.AddOperator());
        if (!isShown && !hasOperator) return;
        builder.Services.AddSettings<DashboardSettings, DashboardSettingsValidator>(builder.Configuration, DashboardSettings.Section);
        if (isShown) builder.Host.UseOrleans(silo => silo.AddDashboard(WithoutLogs));
        builder.Services.AddHostedService<DashboardSite>();
    }

    private static bool AddOperator(this WebApplicationBuilder builder)
    {
        if (builder.Configuration.GetSection(OperatorSettings.Section).Get<OperatorSettings>() is not { IsOn: true } settings) return false;
        builder.Services.AddSettings<OperatorSettings, OperatorSettingsValidator>(builder.Configuration, OperatorSettings.Section);
        builder.Services.AddSingleton(services => new OperatorGuard(
            settings.Read(), services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<OperatorGuard>>()));
        builder.Services.AddSingleton<OperatorDesk>();
        return true;
    }

    // The log says who failed to log in; it has its own readers.
    internal static void WithoutLogs(DashboardOptions dashboard) => dashboard.HideTrace = true;
}

/// <summary>
/// Serves dashboard and operator's commands as a web site of its own on the loopback addresses, so that nothing of it can be reached through the
/// addresses that clients use. The dashboard knows no login, hence loopback only, under loopback names only.
/// </summary>
internal sealed partial class DashboardSite(
    IOptions<DashboardSettings> settings, IGrainFactory grains, IEnumerable<OperatorDesk> desks, ILoggerFactory loggers, ILogger<DashboardSite> logger)
    : IHostedService, IAsyncDisposable
{
    private WebApplication? _site;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _site = Build(settings.Value.Port);
        await _site.StartAsync(cancellationToken);
        if (settings.Value.Enabled) DashboardServed(logger, settings.Value.Port);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _site?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _site?.DisposeAsync() ?? ValueTask.CompletedTask;

    private WebApplication Build(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ListenLocalhost(port));
        builder.Services.AddSingleton(loggers).AddSingleton(grains).AddRoutingCore();
        builder.Services.Configure<HostFilteringOptions>(hosts => hosts.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"]);
        if (settings.Value.Enabled) new ViewOfSilo(builder.Services, builder.Configuration).AddDashboard(DashboardHosting.WithoutLogs);
        var site = builder.Build();
        site.UseHostFiltering();
        foreach (var desk in desks) desk.Map(site);
        if (settings.Value.Enabled) site.MapOrleansDashboard();
        return site;
    }

    [LoggerMessage(3002, LogLevel.Information, "Orleans dashboard: http://localhost:{Port}/")]
    private static partial void DashboardServed(ILogger logger, int port);

    // What the dashboard wants to be added to; the silo's own grain factory does the rest.
    private sealed record ViewOfSilo(IServiceCollection Services, IConfiguration Configuration) : IClientBuilder;
}
