using Oig.Api.Access;
using Oig.Api.Credentials;
using Oig.Grains.Accounts;
using Oig.Grains.Keys;

namespace Oig.Api.Limits;

/// <summary>
/// Turns away requests from an address that had too many credentials refused, unless theirs are known to be good: the owner
/// behind the same router as the guesser keeps working.
/// </summary>
internal sealed class RefusalGuard(RequestDelegate next, AddressLimits limits, AllowList allowed, KeyRing keys, IGrainFactory grains)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (limits.RefusalsSpentFor(context.Connection.RemoteIpAddress!) is { } wait && !await MayPassAsync(context.Request.Headers))
            await TooManyRequests.AnswerAsync(context, "refused credentials", wait);
        else
            await next(context);
    }

    private async Task<bool> MayPassAsync(IHeaderDictionary headers)
    {
        var (credentials, _, problem) = CredentialsReader.Read(headers);
        // Without credentials there is nothing that could be guessed.
        if (problem is not null) return true;
        if (!allowed.Contains(credentials!.Email)) return false;
        try
        {
            return await grains.GetGrain<IAccountGrain>(keys.ForAccount(credentials.Email)).IsKnownGoodAsync(keys.ForSession(credentials));
        }
        catch (Exception exception) when (exception is OrleansException or TimeoutException)
        {
            // Without a silo nobody logs in either; the tool says what is the matter.
            return true;
        }
    }
}
