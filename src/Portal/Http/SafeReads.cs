using Oig.Contracts;
using Oig.Portal.Failures;
using Polly;
using Polly.Retry;

namespace Oig.Portal.Http;

/// <summary>For requests that change nothing: repeats them, at most twice, while the portal is briefly unavailable.</summary>
internal sealed class SafeReads(Exchange exchange, TimeProvider time)
{
    internal const string ClientName = "oig-portal-reads";

    private static readonly ResiliencePropertyKey<Deadline> DeadlineKey = new("deadline");

    private readonly ResiliencePipeline<PortalAnswer> _retry = new ResiliencePipelineBuilder<PortalAnswer> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<PortalAnswer>
        {
            MaxRetryAttempts = 2,
            ShouldHandle = args => ValueTask.FromResult(
                Wait(args.Outcome, args.AttemptNumber) < args.Context.Properties.GetValue(DeadlineKey, null!).Left),
            DelayGenerator = args => ValueTask.FromResult(Wait(args.Outcome, args.AttemptNumber)),
        })
        .Build();

    /// <summary>Any answer other than 429 and 5xx; a request message can be sent only once, hence the factory.</summary>
    internal async Task<PortalAnswer> SendAsync(Func<HttpRequestMessage> request, Deadline deadline)
    {
        var context = ResilienceContextPool.Shared.Get(deadline.Token);
        context.Properties.Set(DeadlineKey, deadline);
        try
        {
            return await _retry.ExecuteAsync(async _ => await AttemptAsync(request, deadline), context);
        }
        catch (OperationCanceledException exception)
        {
            throw PortalUnavailableException.TimedOut(exception);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async Task<PortalAnswer> AttemptAsync(Func<HttpRequestMessage> request, Deadline deadline)
    {
        using var message = request();
        return (await exchange.SendAsync(message, deadline.Token)).RequireAvailable();
    }

    // Twice as long the second time, or longer if the portal asks for it. A time-out ends the call, so nothing waits after it.
    private static TimeSpan? Wait(Outcome<PortalAnswer> outcome, int attempt)
    {
        if (outcome.Exception is not PortalUnavailableException { Reason: not UnavailableReason.Timeout } failure)
            return null;
        var pause = Durations.RepeatPause * (1 << attempt);
        return failure.RetryAfter > pause ? failure.RetryAfter : pause;
    }
}
