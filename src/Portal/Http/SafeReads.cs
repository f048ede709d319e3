using Oig.Portal.Failures;
using Polly;
using Polly.Retry;

namespace Oig.Portal.Http;

/// <summary>For requests that change nothing: repeats them, at most twice, while the portal is briefly unavailable.</summary>
internal sealed class SafeReads(Exchange exchange, TimeSpan timeout, TimeProvider time)
{
    internal const string ClientName = "oig-portal-reads";

    private static readonly ResiliencePropertyKey<Deadline> DeadlineKey = new("deadline");

    private readonly ResiliencePipeline<PortalAnswer> _retry = new ResiliencePipelineBuilder<PortalAnswer> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<PortalAnswer>
        {
            MaxRetryAttempts = 2,
            ShouldHandle = args => ValueTask.FromResult(
                Wait(args.Outcome, args.AttemptNumber) < args.Context.Properties.GetValue(DeadlineKey, null!).Remaining),
            DelayGenerator = args => ValueTask.FromResult(Wait(args.Outcome, args.AttemptNumber)),
        })
        .Build();

    /// <summary>Any answer other than 429 and 5xx; a request message can be sent only once, hence the factory.</summary>
    internal Task<PortalAnswer> SendAsync(Func<HttpRequestMessage> request, CancellationToken ct) =>
        Deadline.RunAsync(timeout, time, deadline => RepeatAsync(request, deadline), ct);

    private async Task<PortalAnswer> RepeatAsync(Func<HttpRequestMessage> request, Deadline deadline)
    {
        var context = ResilienceContextPool.Shared.Get(deadline.Token);
        context.Properties.Set(DeadlineKey, deadline);
        try
        {
            return await _retry.ExecuteAsync(async attempt => await AttemptAsync(request, attempt.CancellationToken), context);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async Task<PortalAnswer> AttemptAsync(Func<HttpRequestMessage> request, CancellationToken ct)
    {
        using var message = request();
        return (await exchange.SendAsync(ClientName, message, ct)).RequireAvailable();
    }

    // 2 s, then 4 s, or longer if the portal asks for it. A time-out comes as a cancellation and ends the call.
    private static TimeSpan? Wait(Outcome<PortalAnswer> outcome, int attempt)
    {
        if (outcome.Exception is not PortalUnavailableException failure)
            return null;
        var pause = TimeSpan.FromSeconds(2 << attempt);
        return failure.RetryAfter > pause ? failure.RetryAfter : pause;
    }
}
