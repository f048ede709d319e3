using Oig.Api.Fail2Ban;
using Oig.Api.Replies;
using Oig.Contracts.Outcomes;
using Oig.Contracts.Telemetry;

namespace Oig.Api.Door;

/// <summary>Notes requests whose credentials were refused: for fail2ban, for the ordinary log, and against their address.</summary>
internal sealed class RefusalBook(
    Fail2BanLog fail2Ban, AddressLimits limits, Suspects suspects, UserIdentity users, TimeProvider time, ILogger<RefusalBook> logger)
{
    // A little more than promised, since timers are coarse.
    private static readonly TimeSpan Slowness = TimeSpan.FromMilliseconds(260);

    /// <summary>
    /// Notes one refusal, with the code of the reply. None of a token's: its password was right once, and its address is an assistant's; nor
    /// of other credentials that were good before: nobody guessed them.
    /// </summary>
    public void Note(Caller caller, Refusal refusal, string reason)
    {
        if (caller.Token is not null || refusal is Refusal.None or Refusal.NoLongerAccepted) return;
        limits.CountRefusal(caller.Address);
        if (!suspects.Note(caller.Address, refusal == Refusal.LockedOut)) return;
        fail2Ban.Refused(caller.User, caller.Address);
        var user = users.Of(caller.Credentials.Email, caller.AccountKey)?.Value as string;
        Log.AuthenticationFailed(logger, user ?? "(not recorded)", caller.Address.ToString(), reason);
    }

    /// <summary>Waits until a quarter of a second has passed since <paramref name="start"/>, so that an answer's time tells nothing.</summary>
    public Task HoldBackAsync(long start, CancellationToken cancellation)
    {
        var left = Slowness - time.GetElapsedTime(start);
        return left > TimeSpan.Zero ? Task.Delay(left, time, cancellation) : Task.CompletedTask;
    }

    /// <summary>Waits for a session's answer until the caller leaves; a refusal that comes after that counts all the same.</summary>
    public async Task<Outcome<T>> WaitAsync<T>(Task<Outcome<T>> answer, HttpContext http)
        where T : class
    {
        try
        {
            return await answer.WaitAsync(http.RequestAborted);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            _ = NoteLaterAsync(answer, http.Caller());
            throw;
        }
    }

    private async Task NoteLaterAsync<T>(Task<Outcome<T>> answer, Caller caller)
        where T : class
    {
        await ((Task)answer).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (answer.IsCompletedSuccessfully && (await answer).Failure?.ToProblem() is { } problem) Note(caller, problem.Refusal, problem.Code);
    }
}
