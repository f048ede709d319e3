using Oig.Api.Door;
using Oig.Api.Replies;
using Oig.Api.SignIn.Protocol;
using Oig.Api.Tools;
using Oig.Contracts.Outcomes;

namespace Oig.Api.SignIn.Pages;

/// <summary>
/// Lets an owner in on a page: the same gates as for a request with credentials in its headers, in the same order. Refusals are noted
/// for fail2ban and against the address, and answered no sooner than others.
/// </summary>
internal sealed class OwnerLogin(Callers callers, GuessLimit guesses, ClusterReads reads, RefusalBook refusals, TimeProvider time)
{
    private const int Longest = 500;

    /// <summary>The owner, or what to tell.</summary>
    public async Task<LoginAnswer> TryAsync(HttpContext http, IFormCollection form)
    {
        var (email, password) = (form[PageFields.Email].ToString().Trim(), form[PageFields.Password].ToString());
        if (email.Length is 0 or > Longest || password.Length is 0 or > Longest) return new(LoginTrouble.MissingFields);
        var begun = time.GetTimestamp();
        var caller = callers.Identify(new CredentialsRead(AuthMethod.Form, email, password), http, mayChange: false);
        // From here on the request is this caller's: a refusal that comes after he left counts as well.
        http.Features.Set(caller);
        var answer = await AskAsync(http, caller);
        if (answer.Refusal != Refusal.None) await RefuseAsync(http, caller, answer, begun);
        return answer;
    }

    private async Task<LoginAnswer> AskAsync(HttpContext http, Caller caller)
    {
        if (await guesses.WaitOfAsync(caller) is { } wait) return new(LoginTrouble.TooMany, wait) { Refusal = Refusal.Judged };
        if (caller.Problem is not null) return new(LoginTrouble.NotAllowed) { Refusal = Refusal.Judged };
        try
        {
            var outcome = await refusals.WaitAsync(reads.AskAsync(caller.ReadSnapshotAsync), http);
            return AnswerOf(outcome.Failure, caller);
        }
        catch (Exception exception) when (exception is OrleansException or TimeoutException)
        {
            return new(LoginTrouble.Server);
        }
    }

    // Without data the owner is known all the same.
    private static LoginAnswer AnswerOf(Failure? failure, Caller caller) => failure?.Code switch
    {
        null or FailureCode.NoData => new(Owner: caller.Credentials),
        FailureCode.CredentialsRefused or FailureCode.KnownBad or FailureCode.NoLongerAccepted => new(LoginTrouble.Refused) { Refusal = failure.ToProblem().Refusal },
        FailureCode.LockedOut or FailureCode.LoginBudgetSpent => new(LoginTrouble.LockedOut, failure.RetryAfter) { Refusal = failure.ToProblem().Refusal },
        FailureCode.SecretMismatch or FailureCode.Busy or FailureCode.LoginWaiting => new(LoginTrouble.Server),
        _ => new(LoginTrouble.Portal),
    };

    private Task RefuseAsync(HttpContext http, Caller caller, LoginAnswer answer, long begun)
    {
        refusals.Note(caller, answer.Refusal, answer.Code());
        return refusals.HoldBackAsync(begun, http.RequestAborted);
    }
}
