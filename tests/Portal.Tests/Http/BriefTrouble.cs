using System.Globalization;
using Microsoft.AspNetCore.Http;
using Oig.Portal.Failures;

namespace Oig.Portal.Tests.Http;

/// <summary>A portal in trouble, and waiting for it on fake time.</summary>
internal static class BriefTrouble
{
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Not longer than a real minute: fake time would let a call that goes on wait for ever.</summary>
    internal static Task<PortalUnavailableException> FailureOf(Task read) =>
        Assert.ThrowsAsync<PortalUnavailableException>(() => read.WaitAsync(TimeSpan.FromSeconds(60)));

    internal static async Task<TimeSpan> PassAsync(WatchedTime time)
    {
        var wait = await time.NextTimerAsync();
        time.Advance(wait);
        return wait;
    }

    internal static RequestDelegate Failing(string how, string? retryAfter = null) => how switch
    {
        "dropped" => Answers.HangUpAsync,
        "broken off" => Answers.BreakOffAsync,
        _ => context =>
        {
            context.Response.Headers.RetryAfter = retryAfter;
            return Answers.SendAsync(context, int.Parse(how, CultureInfo.InvariantCulture), Answers.ErrorPage);
        }
        ,
    };
}
