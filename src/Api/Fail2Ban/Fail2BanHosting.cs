namespace Oig.Api.Fail2Ban;

/// <summary>Registers the log that fail2ban reads.</summary>
internal static class Fail2BanHosting
{
    public static void AddFail2Ban(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<Fail2BanOptions>()
            .Bind(builder.Configuration.GetSection(Fail2BanOptions.Section))
            .Configure(options => options.Path = builder.Configuration[Fail2BanOptions.PathVariable] is { Length: > 0 } path ? path : options.Path)
            .ValidateOnStart();
        builder.Services.AddSingleton<Fail2BanLog>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Fail2BanLog>());
    }
}
