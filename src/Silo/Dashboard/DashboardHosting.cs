using Orleans.Dashboard;

namespace Oig.Silo.Dashboard;

/// <summary>The Orleans dashboard, off unless <c>Oig:Dashboard:Enabled</c>.</summary>
internal static class DashboardHosting
{
    public static void AddOrleansDashboard(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(DashboardSettings.Section);
        if (!section.GetValue(nameof(DashboardSettings.Enabled), false)) return;
        builder.Services.AddOptions<DashboardSettings>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        builder.Host.UseOrleans(silo => silo.AddDashboard(WithoutLogs));
        builder.Services.AddHostedService<DashboardSite>();
    }

    // The log says who failed to log in; it has its own readers.
    internal static void WithoutLogs(DashboardOptions dashboard) => dashboard.HideTrace = true;
}
