using Microsoft.Extensions.Caching.Memory;
using Oig.Api.SignIn.Tokens;
using Oig.Contracts.Grants;

namespace Oig.Api.SignIn.Gate;

/// <summary>Whether the grants behind access tokens are good. Remembered for a moment: so long a revoked one may go on.</summary>
internal sealed class GrantWatch(IGrainFactory grains, PasswordChanges passwords, TimeProvider time, ILogger<GrantWatch> logger) : IDisposable
{
    /// <summary>How long a revoked grant may go on at most.</summary>
    public static readonly TimeSpan Moment = TimeSpan.FromSeconds(10);

    private const int Most = 50_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly MemoryCache _good = new(new MemoryCacheOptions { SizeLimit = Most, Clock = new CacheClock(time) });

    /// <summary>True unless the grant has ended. While nobody can tell, an access token is good for its hour: the storage's loss locks nobody out.</summary>
    public async ValueTask<bool> IsGoodAsync(Ticket ticket)
    {
        if (_good.TryGetValue(ticket.Grant, out _)) return true;
        try
        {
            if (!await AskAsync(ticket).WaitAsync(Patience, time)) return false;
            _good.Set(ticket.Grant, ticket.Home, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Moment });
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.GrantNotAsked(logger, exception);
        }

        return true;
    }

    /// <summary>Ends a grant, for this process at once; false when there was none, and throws when the end could not be stored.</summary>
    public Task<bool> RevokeAsync(string home, Guid grant)
    {
        _good.Remove(grant);
        return grains.GetGrain<IGrantsGrain>(home).RevokeAsync(grant);
    }

    /// <summary>Ends the grant of a token whose password the portal refuses.</summary>
    public async Task EndAsync(Ticket ticket)
    {
        try
        {
            await RevokeAsync(ticket.Home, ticket.Grant).WaitAsync(Patience, time);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The portal refuses the next call as well, and the grant ends then.
            Log.GrantNotEnded(logger, exception);
        }
    }

    public void Dispose() => _good.Dispose();

    private async Task<bool> AskAsync(Ticket ticket)
    {
        var voided = passwords.VoidAsync(ticket);
        if (!await GrainOf(ticket).UseAsync(ticket.Grant)) return false;
        if (!await voided) return true;
        await GrainOf(ticket).RevokeAsync(ticket.Grant);
        return false;
    }

    private IGrantsGrain GrainOf(Ticket ticket) => grains.GetGrain<IGrantsGrain>(ticket.Home);
}
