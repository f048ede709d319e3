using Oig.Api.Fail2Ban;
using Oig.Api.Limits;
using Oig.Api.Replies;
using Oig.Api.Telemetry;
using Oig.Grains.Outcomes;

namespace Oig.Api.Refusals;

/// <summary>Notes requests whose credentials were refused: for fail2ban, for the ordinary log, and against their address.</summary>
internal sealed class RefusalBook(Fail2BanLog fail2Ban, AddressLimits limits, AuthenticationFailures failures)
{
    public void Note(RefusedRequest request)
    {
        fail2Ban.Refused(request.User, request.Address);
        limits.CountRefusal(request.Address);
        failures.Report(request);
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
            _ = NoteLaterAsync(answer, RefusedRequest.Of(http, Problem.AuthenticationFailed.Code));
            throw;
        }
    }

    private async Task NoteLaterAsync<T>(Task<Outcome<T>> answer, RefusedRequest request)
        where T : class
    {
        await ((Task)answer).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (answer.IsCompletedSuccessfully && (await answer).Failure?.Code is FailureCode.CredentialsRefused or FailureCode.KnownBad) Note(request);
    }
}
