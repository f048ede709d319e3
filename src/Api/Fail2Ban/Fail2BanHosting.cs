using Oig.Contracts.Hosting;

namespace Oig.Api.Fail2Ban;

/// <summary>Registers the log that fail2ban reads.</summary>
internal static class Fail2BanHosting
{
    public static void AddFail2Ban(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<Fail2BanOptions, Fail2BanOptionsValidator>(builder.Configuration, Fail2BanOptions.Section);
        if (builder.Configuration[Fail2BanOptions.PathVariable] is { Length: > 0 } path)
            builder.Services.Configure<Fail2BanOptions>(options => options.Path = path);
        builder.Services.AddSingleton<Fail2BanLog>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Fail2BanLog>());
    }
}
