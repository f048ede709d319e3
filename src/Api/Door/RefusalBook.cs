using Oig.Api.Fail2Ban;
using Oig.Api.Replies;
using Oig.Grains.Outcomes;
using Oig.Grains.Telemetry;

namespace Oig.Api.Door;

/// <summary>Notes requests whose credentials were refused: for fail2ban, for the ordinary log, and against their address.</summary>
internal sealed class RefusalBook(Fail2BanLog fail2Ban, AddressLimits limits, UserIdentity users, ILogger<RefusalBook> logger)
{
    /// <summary>Notes one refusal, with the code of the reply. None of a token's: its password was right once, and its address is an assistant's.</summary>
    public void Note(Caller caller, string reason)
    {
        if (caller.Token is not null) return;
        fail2Ban.Refused(caller.User, caller.Address);
        limits.CountRefusal(caller.Address);
        Log.AuthenticationFailed(logger, users.Of(caller.User)?.Value as string ?? "(not recorded)", caller.Address.ToString(), reason);
    }

    /// <summary>Waits for a session's answer until the caller leaves; a refusal that comes after that counts all the same.</summary>
    public async Task<Outcome<T>> WaitAsync<T>(Task<Outcome<T>> answer, HttpContext http)
        where T : class
    {
        try
        {
            return await answer.WaitAsync(http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            _ = NoteLaterAsync(answer, http.Caller());
            throw;
        }
    }

    private async Task NoteLaterAsync<T>(Task<Outcome<T>> answer, Caller caller)
        where T : class
    {
        await ((Task)answer).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (answer.IsCompletedSuccessfully && (await answer).Failure?.Code is FailureCode.CredentialsRefused or FailureCode.KnownBad)
            Note(caller, Problem.AuthenticationFailed);
    }
}
