using System.Diagnostics;
using Oig.Api.Door;
using Oig.Api.Replies;
using Oig.Api.Telemetry;
using Oig.Contracts.Boxes;
using Oig.Grains.Outcomes;

namespace Oig.Api.Tools;

/// <summary>The way of one tool call: caller, snapshot, box, what the tool asks for, reply. Serves one request.</summary>
internal sealed class ToolCall(IHttpContextAccessor http, RefusalBook refusals, LogScopes scopes, ClusterReads reads)
{
    /// <summary>Shows the live state of the box.</summary>
    public Task<Reply<TData>> ShowAsync<TData>(string? boxId, Func<Box, DateTimeOffset, TData> show)
        where TData : class
        => OnBoxAsync(boxId, (caller, snapshot, box) =>
            Task.FromResult(Reply.Success(snapshot.CacheStatus, show(box, snapshot.Value!.ReadAt), caller.SessionKey)));

    /// <summary>Asks the session for something about the box and shows it.</summary>
    public Task<Reply<TData>> AskAsync<T, TData>(string? boxId, Func<Caller, Task<Outcome<T>>> ask, Func<Outcome<T>, Box, TData> show)
        where T : class
        where TData : class
        => OnBoxAsync(boxId, async (caller, snapshot, box) =>
        {
            var outcome = await WaitAsync(() => ask(caller));
            return outcome.Succeeded
                ? Reply.Success(Earlier(snapshot.CacheStatus, outcome.CacheStatus), show(outcome, box), caller.SessionKey)
                : outcome.Failure.ToProblem();
        });

    /// <summary>Runs the tool's own part for a caller who is let in and a box that is there.</summary>
    public async Task<Reply<TData>> OnBoxAsync<TData>(string? boxId, Func<Caller, Outcome<Snapshot>, Box, Task<Reply<TData>>> act)
        where TData : class
    {
        var caller = Identify();
        if (caller.Problem is { } refused) return refused;
        var snapshot = await WaitAsync(() => caller.Session.GetSnapshotAsync(caller.Credentials));
        if (!snapshot.Succeeded) return snapshot.Failure.ToProblem();
        var box = BoxChoice.Choose(snapshot.Value, boxId);
        if (!box.IsValue) return box.Problem;
        using var scope = scopes.Box(box.Value.Id.ToString());
        return await act(caller, snapshot, box.Value);
    }

    // The span tells, inside the call's trace, what the door found out before it.
    private Caller Identify()
    {
        using var span = ApiTelemetry.Source.StartActivity(ApiTelemetry.CredentialsSpan);
        var caller = http.HttpContext!.Caller();
        if (caller.HasCredentials) span?.SetTag(ApiTelemetry.AuthMethod, caller.Method == AuthMethod.Basic ? "basic" : "header");
        else span?.SetStatus(ActivityStatusCode.Error, caller.Problem!.Message).SetTag(ApiTelemetry.ErrorType, caller.Problem.Code);
        return caller;
    }

    // A session serves others with the same answer, so a caller that leaves stops waiting and cancels nothing.
    private Task<Outcome<T>> WaitAsync<T>(Func<Task<Outcome<T>>> ask)
        where T : class
        => refusals.WaitAsync(reads.AskAsync(ask), http.HttpContext!);

    // A login anywhere in the call is what the caller waited for.
    private static CacheStatus Earlier(CacheStatus first, CacheStatus second) =>
        first == CacheStatus.NewSessionCreated ? first : second;
}
