using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.RateLimiting;
using Oig.Grains.Hosting;

namespace Oig.Api.Door;

/// <summary>The door: from where a request comes, whether it may come in, and who sends it.</summary>
internal static class DoorHosting
{
    public static void AddDoor(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSettings<AccessOptions>(builder.Configuration, AccessOptions.Section);
        services.AddSettings<RateLimitOptions>(builder.Configuration, RateLimitOptions.Section);
        builder.AddRequestLanguage();
        services.AddHttpContextAccessor();
        services.AddSingleton<TrustedProxies>();
        services.AddSingleton<AddressLimits>();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<AddressLimits>(LimitRequests);
        services.AddSingleton<AllowList>();
        services.AddSingleton<SessionGrains>();
        services.AddAuthentication(CallerAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, CallerAuthentication>(CallerAuthentication.SchemeName, null);
        services.AddSingleton<RefusalBook>();
    }

    /// <summary>Everything a request passes before it is served, in this order.</summary>
    public static void UseDoor(this WebApplication app)
    {
        app.Services.GetRequiredService<AllowList>().Load();
        app.UseRequestLocalization();
        app.UseMiddleware<ClientAddress>();
        app.UseRateLimiter();
        app.UseWhen(context => !context.Request.Path.StartsWithSegments("/health"), served => served.UseMiddleware<HostGuard>());
        app.UseAuthentication();
        app.UseMiddleware<RefusalGuard>();
    }

    private static void LimitRequests(RateLimiterOptions limiter, AddressLimits limits)
    {
        limiter.GlobalLimiter = limits.Requests.WithTranslatedKey<HttpContext>(http => http.Connection.RemoteIpAddress!, leaveOpen: true);
        limiter.OnRejected = (rejected, _) => new(TooManyRequests.AnswerAsync(
            rejected.HttpContext, "too_many_requests", rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : null));
    }
}
