using Oig.Api.Replies;
using Oig.Contracts.Accounts;

namespace Oig.Api.Door;

/// <summary>Turns away requests from an address that had too many credentials refused.</summary>
internal sealed class RefusalGuard(RequestDelegate next, GuessLimit guesses, RefusalBook book, TimeProvider time)
{
    private const string Reason = "too_many_refusals";

    public async Task InvokeAsync(HttpContext context)
    {
        var (caller, start) = (context.Caller(), time.GetTimestamp());
        if (await guesses.WaitOfAsync(caller) is { } wait) await TurnAwayAsync(context, caller, start, wait);
        else await next(context);
    }

    // To be told that credentials are not known to be good costs as much as any refusal.
    private async Task TurnAwayAsync(HttpContext context, Caller caller, long start, TimeSpan wait)
    {
        book.Note(caller, Refusal.Judged, Reason);
        await book.HoldBackAsync(start, context.RequestAborted);
        await Refusals.TooManyAsync(context, Reason, wait);
    }
}

/// <summary>
/// How long a caller has to wait whose address had too many credentials refused. None, when his own are known to be good: the owner behind
/// the same router as the guesser keeps working, until too many passwords of his account were tried from there.
/// </summary>
internal sealed class GuessLimit(AddressLimits limits, IGrainFactory grains)
{
    public async ValueTask<TimeSpan?> WaitOfAsync(Caller caller) =>
        limits.RefusalsSpentFor(caller.Address) is { } wait && !await MayPassAsync(caller) ? wait : null;

    private async Task<bool> MayPassAsync(Caller caller)
    {
        // Without credentials there is nothing that could be guessed, and a token cannot be.
        if (!caller.HasCredentials || caller.Token is not null) return true;
        if (caller.Problem is not null) return false;
        try
        {
            return await grains.GetGrain<IAccountGrain>(caller.AccountKey).IsKnownGoodAsync(caller.SessionKey, caller.Credentials.Keys.Network);
        }
        catch (Exception exception) when (exception is OrleansException or TimeoutException)
        {
            // Without a silo nobody logs in either; the tool says what is the matter.
            return true;
        }
    }
}
