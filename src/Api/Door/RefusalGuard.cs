using Oig.Grains.Accounts;

namespace Oig.Api.Door;

/// <summary>
/// Turns away requests from an address that had too many credentials refused, unless theirs are known to be good: the owner
/// behind the same router as the guesser keeps working.
/// </summary>
internal sealed class RefusalGuard(RequestDelegate next, AddressLimits limits, IGrainFactory grains)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var caller = context.Caller();
        if (limits.RefusalsSpentFor(caller.Address) is { } wait && !await MayPassAsync(caller))
            await Refusals.TooManyAsync(context, "too_many_refusals", wait);
        else
            await next(context);
    }

    private async Task<bool> MayPassAsync(Caller caller)
    {
        // Without credentials there is nothing that could be guessed.
        if (!caller.HasCredentials) return true;
        if (caller.Problem is not null) return false;
        try
        {
            return await grains.GetGrain<IAccountGrain>(caller.AccountKey).IsKnownGoodAsync(caller.SessionKey);
        }
        catch (Exception exception) when (exception is OrleansException or TimeoutException)
        {
            // Without a silo nobody logs in either; the tool says what is the matter.
            return true;
        }
    }
}
