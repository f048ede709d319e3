using System.Diagnostics;
using Oig.Api.Door;
using Oig.Api.Replies;
using Oig.Api.Telemetry;
using Oig.Contracts;
using Oig.Contracts.Boxes;
using Oig.Contracts.Outcomes;
using Oig.Contracts.Telemetry;

namespace Oig.Api.Tools;

/// <summary>The way of one tool call: caller, snapshot, box, what the tool asks for, reply. Serves one request.</summary>
internal sealed class ToolCall(IHttpContextAccessor http, RefusalBook refusals, LogScopes scopes, ClusterReads reads)
{
    /// <summary>Asks the session for something about the box and shows it.</summary>
    public Task<Reply<TData>> AskAsync<T, TData>(string? boxId, Func<Caller, Task<Outcome<T>>> ask, Func<Outcome<T>, Snapshot, Box, TData> show)
        where T : class
        where TData : class
        => OnBoxAsync<TData>(boxId, (caller, snapshot, box) => AskAsync(caller, snapshot, ask, outcome => show(outcome, snapshot.Value!, box)));

    /// <summary>Asks the session for what the portal tells of the account as a whole; no box has to be named, but one that is has to be there.</summary>
    public Task<Reply<TData>> AskOfAccountAsync<T, TData>(string? boxId, Func<Caller, Task<Outcome<T>>> ask, Func<Outcome<T>, Snapshot, TData> show)
        where T : class
        where TData : class
        => OnAccountAsync<TData>(async (caller, snapshot) => MissingBox(snapshot.Value!, boxId) is { } problem
            ? problem
            : await AskAsync(caller, snapshot, ask, outcome => show(outcome, snapshot.Value!)));

    /// <summary>Runs the tool's own part for a caller who is let in and a box that is there.</summary>
    public Task<Reply<TData>> OnBoxAsync<TData>(string? boxId, Func<Caller, Outcome<Snapshot>, Box, Task<Reply<TData>>> act)
        where TData : class
        => OnBoxAsync(boxId, caller => caller.ReadSnapshotAsync(), act);

    /// <summary>The same for a box as it was seen last, however long ago; the portal is asked only if it never was.</summary>
    public Task<Reply<TData>> OnKnownBoxAsync<TData>(string? boxId, Func<Caller, Outcome<Snapshot>, Box, Task<Reply<TData>>> act)
        where TData : class
        => OnBoxAsync(boxId, async caller =>
        {
            var remembered = await caller.RecallSnapshotAsync();
            return remembered.Succeeded ? remembered : await caller.ReadSnapshotAsync();
        }, act);

    private Task<Reply<TData>> OnBoxAsync<TData>(
        string? boxId, Func<Caller, Task<Outcome<Snapshot>>> read, Func<Caller, Outcome<Snapshot>, Box, Task<Reply<TData>>> act)
        where TData : class
        => OnAccountAsync<TData>(read, async (caller, snapshot) =>
        {
            var box = BoxChoice.Choose(snapshot.Value!, boxId);
            if (!box.IsValue) return box.Problem;
            using var scope = scopes.Box(box.Value.Id.ToString());
            return await act(caller, snapshot, box.Value);
        });

    /// <summary>Runs the tool's own part for a caller who is let in, whatever boxes there are.</summary>
    public Task<Reply<TData>> OnAccountAsync<TData>(Func<Caller, Outcome<Snapshot>, Task<Reply<TData>>> act)
        where TData : class
        => OnAccountAsync(caller => caller.ReadSnapshotAsync(), act);

    private async Task<Reply<TData>> OnAccountAsync<TData>(Func<Caller, Task<Outcome<Snapshot>>> read, Func<Caller, Outcome<Snapshot>, Task<Reply<TData>>> act)
        where TData : class
    {
        var caller = Identify();
        if (caller.Problem is { } refused) return refused;
        var snapshot = await WaitAsync(() => read(caller));
        return snapshot.Succeeded ? await act(caller, snapshot) : snapshot.Failure.ToProblem();
    }

    // The span tells, inside the call's trace, what the door found out before it.
    private Caller Identify()
    {
        using var span = ApiTelemetry.Source.StartActivity(ApiTelemetry.CredentialsSpan);
        var caller = http.HttpContext!.Caller();
        if (caller.HasCredentials) span?.SetTag(ApiTelemetry.AuthMethod, caller.Method.Name());
        else span?.SetStatus(ActivityStatusCode.Error, caller.Problem!.Message).SetTag(TelemetryNames.ErrorType, caller.Problem.Code);
        return caller;
    }

    private async Task<Reply<TData>> AskAsync<T, TData>(
        Caller caller, Outcome<Snapshot> snapshot, Func<Caller, Task<Outcome<T>>> ask, Func<Outcome<T>, TData> show)
        where T : class
        where TData : class
    {
        var outcome = await WaitAsync(() => ask(caller));
        return outcome.Succeeded
            ? Reply.Success(Earlier(snapshot.CacheStatus, outcome.CacheStatus), show(outcome), caller.SessionKey)
            : outcome.Failure.ToProblem();
    }

    private static Problem? MissingBox(Snapshot snapshot, string? boxId) =>
        string.IsNullOrWhiteSpace(boxId) && !snapshot.Boxes.IsEmpty ? null : BoxChoice.Choose(snapshot, boxId).Problem;

    // A session serves others with the same answer, so a caller that leaves stops waiting and cancels nothing.
    private Task<Outcome<T>> WaitAsync<T>(Func<Task<Outcome<T>>> ask)
        where T : class
        => refusals.WaitAsync(reads.AskAsync(ask), http.HttpContext!);

    // A login anywhere in the call is what the caller waited for.
    private static CacheStatus Earlier(CacheStatus first, CacheStatus second) =>
        first == CacheStatus.NewSessionCreated ? first : second;
}

/// <summary>How old an answer is.</summary>
internal static class Age
{
    /// <summary>Whole seconds, never negative: the clocks of front end and silo may differ a little.</summary>
    public static long Seconds(DateTimeOffset readAt, DateTimeOffset now) => Math.Max(0, (long)(now - readAt).TotalSeconds);
}
