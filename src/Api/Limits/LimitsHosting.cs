using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Oig.Grains.Hosting;

namespace Oig.Api.Limits;

/// <summary>Registers the limits of client addresses.</summary>
internal static class LimitsHosting
{
    public static void AddAddressLimits(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSettings<RateLimitOptions>(builder.Configuration, RateLimitOptions.Section);
        services.AddSingleton<AddressLimits>();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<AddressLimits>(LimitRequests);
    }

    private static void LimitRequests(RateLimiterOptions limiter, AddressLimits limits)
    {
        limiter.GlobalLimiter = limits.Requests.WithTranslatedKey<HttpContext>(http => http.Connection.RemoteIpAddress!, leaveOpen: true);
        limiter.OnRejected = (rejected, _) => new(TooManyRequests.AnswerAsync(
            rejected.HttpContext, "requests", rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : null));
    }
}
