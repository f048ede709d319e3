using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.RateLimiting;
using Oig.Contracts.Hosting;

namespace Oig.Api.Door;

/// <summary>The door: from where a request comes, whether it may come in, and who sends it.</summary>
internal static class DoorHosting
{
    public static void AddDoor(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSettings<AccessOptions, AccessOptionsValidator>(builder.Configuration, AccessOptions.Section);
        services.AddSettings<RateLimitOptions, RateLimitOptionsValidator>(builder.Configuration, RateLimitOptions.Section);
        builder.AddRequestLanguage();
        services.AddHttpContextAccessor();
        services.AddSingleton<TrustedProxies>();
        services.AddSingleton<AddressLimits>();
        services.AddRateLimiter(_ => { });
        services.AddSingleton<AllowList>();
        services.AddSingleton<SessionGrains>();
        services.AddBrowserAccess();
        services.AddAuthentication(CallerAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, CallerAuthentication>(CallerAuthentication.SchemeName, null);
        services.AddSingleton<Suspects>().AddSingleton<RequestDeadlines>();
        services.AddSingleton<Callers>().AddSingleton<GuessLimit>().AddSingleton<RefusalBook>().AddSingleton<BadRequests>();
    }

    /// <summary>Everything a request passes before it is served, in this order.</summary>
    public static void UseDoor(this WebApplication app)
    {
        // Made now, so that the log tells at start who may use the server.
        app.Services.GetRequiredService<AllowList>();
        app.UseRequestLocalization();
        app.UseMiddleware<ClientAddress>();
        app.UseRateLimiter(LimitedBy(app.Services.GetRequiredService<AddressLimits>()));
        app.UseWhen(context => !IsHealth(context), served => served.UseMiddleware<HostGuard>());
        app.UseCors();
        // Said to be there already, or the host puts ASP.NET Core's own step before everything.
        ((IApplicationBuilder)app).Properties["__AuthenticationMiddlewareSet"] = true;
        app.Use(CallerAuthentication.AdmitAsync);
        app.UseMiddleware<RefusalGuard>();
        app.UseMiddleware<BodyGuard>();
    }

    private static bool IsHealth(HttpContext context) => context.Request.Path.StartsWithSegments("/health");

    // Whoever asks how the server is must not be shut out by a client at the same address.
    private static RateLimiterOptions LimitedBy(AddressLimits limits) => new()
    {
        GlobalLimiter = limits.Shares.WithTranslatedKey<HttpContext>(
            http => (IsHealth(http) ? Share.Health : Share.Requests, http.Connection.RemoteIpAddress!), leaveOpen: true),
        OnRejected = (rejected, _) => new(Refusals.TooManyAsync(
            rejected.HttpContext, "too_many_requests", rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : null)),
    };
}
