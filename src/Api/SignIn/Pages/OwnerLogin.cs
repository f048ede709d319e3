using Oig.Api.Door;
using Oig.Api.SignIn.Protocol;
using Oig.Api.Tools;
using Oig.Grains.Outcomes;

namespace Oig.Api.SignIn.Pages;

/// <summary>
/// Lets an owner in on a page: the same gates as for a request with credentials in its headers, in the same order. Refusals are noted
/// for fail2ban and against the address, and answered no sooner than others.
/// </summary>
internal sealed class OwnerLogin(Callers callers, GuessLimit guesses, ClusterReads reads, RefusalBook refusals, TimeProvider time)
{
    private const int Longest = 500;
    private static readonly TimeSpan Slowness = TimeSpan.FromMilliseconds(260);

    /// <summary>The owner, or what to tell.</summary>
    public async Task<LoginAnswer> TryAsync(HttpContext http, IFormCollection form)
    {
        var (email, password) = (form[PageFields.Email].ToString().Trim(), form[PageFields.Password].ToString());
        if (email.Length is 0 or > Longest || password.Length is 0 or > Longest) return new(Trouble.MissingFields);
        var begun = time.GetTimestamp();
        var caller = callers.Identify(new(AuthMethod.Form, email, password), http.Connection.RemoteIpAddress!, mayChange: false);
        // From here on the request is this caller's: a refusal that comes after he left counts as well.
        http.Features.Set(caller);
        var answer = await AskAsync(http, caller);
        if (answer.Trouble is Trouble.Refused or Trouble.NotAllowed) await RefuseAsync(http, caller, answer.Code(), begun);
        return answer;
    }

    private async Task<LoginAnswer> AskAsync(HttpContext http, Caller caller)
    {
        if (await guesses.WaitOfAsync(caller) is { } wait) return new(Trouble.TooMany, wait);
        if (caller.Problem is not null) return new(Trouble.NotAllowed);
        try
        {
            var outcome = await refusals.WaitAsync(reads.AskAsync(() => caller.Session.GetSnapshotAsync(caller.Credentials)), http);
            return AnswerOf(outcome.Failure, caller);
        }
        catch (Exception exception) when (exception is OrleansException or TimeoutException)
        {
            return new(Trouble.Server);
        }
    }

    // Without data the owner is known all the same.
    private static LoginAnswer AnswerOf(Failure? failure, Caller caller) => failure?.Code switch
    {
        null or FailureCode.NoData => new(Owner: caller.Credentials),
        FailureCode.CredentialsRefused or FailureCode.KnownBad => new(Trouble.Refused),
        FailureCode.LockedOut or FailureCode.LoginBudgetSpent => new(Trouble.LockedOut, failure.RetryAfter),
        FailureCode.SecretMismatch or FailureCode.Busy => new(Trouble.Server),
        _ => new(Trouble.Portal),
    };

    private async Task RefuseAsync(HttpContext http, Caller caller, string reason, long begun)
    {
        refusals.Note(caller, reason);
        var left = Slowness - time.GetElapsedTime(begun);
        if (left > TimeSpan.Zero) await Task.Delay(left, time, http.RequestAborted);
    }
}
