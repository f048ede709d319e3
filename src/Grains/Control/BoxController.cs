using Oig.Contracts.Control;
using Oig.Contracts.Sessions;

namespace Oig.Grains.Control;

/// <summary>What a box does with wishes to change it: admit, send once and in order, watch until the box shows them.</summary>
internal sealed class BoxController
{
    private readonly ChangeBook _book;
    private readonly BoxView _view;
    private readonly Sender _sender;
    private readonly Observer _observer;
    private readonly ElsewhereWatch _elsewhere;
    private readonly Admission _admission;
    private readonly IWriteSwitchGrain _writes;
    private readonly TimeProvider _time;
    private readonly ChangeAudit _audit;

    public BoxController(
        ControlState state, Func<Task> store, Func<string, ISessionGrain> sessions, IWriteSwitchGrain writes,
        ControlOptions options, TimeProvider time, ChangeAudit audit)
    {
        Recover(state, time.GetUtcNow());
        (_writes, _time, _audit) = (writes, time, audit);
        _book = new(state, store, audit.Logger, time);
        _view = new(sessions, time);
        _sender = new(_book, _view, sessions, writes, options, time, audit);
        _observer = new(_book, _view, options, time, audit);
        _elsewhere = new(_book, time);
        _admission = new(new(options), options, time);
    }

    /// <summary>True while a change waits or is watched for, or something learned is not stored.</summary>
    public bool HasWork => _observer.HasToLook || _elsewhere.HasLearned || _book.Changes.Any(change => change.IsOpen);

    /// <summary>Admits or denies a wish; sends nothing itself.</summary>
    public async Task<ChangeAnswer> AskAsync(ChangeRequest request)
    {
        await SeeAsync(request.Seen);
        var answer = await DecideAsync(request, await _writes.GetPauseAsync());
        _audit.Asked(request, answer);
        return answer;
    }

    /// <summary>A change of the last day; null when there is none of that name.</summary>
    public Change? Find(string id) => _book.Changes.FirstOrDefault(change => change.Id == id);

    /// <summary>Takes a change back that still waits, and tells how far it is; null when there is none of that name.</summary>
    public async Task<Change?> CancelAsync(string id)
    {
        var cancelled = await _book.CommitAsync(id, change => change.State != ChangeState.Waiting ? null
            : change with { State = ChangeState.Cancelled, ClosedAt = _time.GetUtcNow() });
        if (cancelled is not null) _audit.Ended(cancelled);
        return cancelled ?? Find(id);
    }

    /// <summary>Uses a consent up without a change.</summary>
    public Task VoidConsentAsync(string consent) => _book.VoidAsync(consent);

    /// <summary>Learns how a caller's session sees the box, and tells the changes of the last day, newest first.</summary>
    public async Task<Change[]> SeeAsync(Sighting seen)
    {
        var isNewest = _view.Remember(seen);
        await _observer.CompareAsync(seen);
        // What was read earlier than the newest would look like a change back.
        if (isNewest) _elsewhere.Compare(seen);
        return [.. _book.Changes.Where(change => IsOfTheDay(change.AskedAt)).Reverse()];
    }

    /// <summary>Learns the same, has given up changes looked for again, and tells all that is known.</summary>
    public async Task<ChangeReview> ReviewAsync(Sighting seen)
    {
        var changes = await SeeAsync(seen);
        _observer.LookAgain();
        return new(changes, [.. _book.State.Elsewhere.Where(change => IsOfTheDay(change.NoticedAt)).Reverse()]);
    }

    /// <summary>Watches for what was sent and sends what is due; to be called again and again, one at a time, while there is work.</summary>
    public async Task WorkAsync()
    {
        await _elsewhere.KeepAsync();
        await _observer.WatchAsync();
        await _sender.SendDueAsync();
    }

    // "Already set" is said only of what was just seen: somebody may have changed it in the vendor's app a moment ago.
    private async Task<ChangeAnswer> DecideAsync(ChangeRequest request, WritePause? pause)
    {
        var (newest, now) = (NewestFor(request), _time.GetUtcNow());
        if (pause is null && !BoxChecks.IsJustSeen(newest, now) && BoxChecks.IsSetAlready(_book.Changes, request.Wanted, newest, now)
            && await _view.LookFreshAsync(request.Origin.SessionKey, newest.Box.Id) is { } fresh)
            await SeeAsync(fresh);
        return await _book.AdmitAsync(state => _admission.Decide(state, request, NewestFor(request), pause));
    }

    // Somebody else's session may have seen the box later, but his account may have other boxes.
    private Sighting NewestFor(ChangeRequest request) => _view.Newest! with { BoxesOfAccount = request.Seen.BoxesOfAccount };

    private bool IsOfTheDay(DateTimeOffset time) => _time.GetUtcNow() - time < TimeSpan.FromHours(24);

    // It may have left before the end came, so it is watched for, not sent; and it may have left until now.
    private static void Recover(ControlState state, DateTimeOffset now) => state.Changes =
    [
        .. state.Changes.Select(change => change.State != ChangeState.Sending ? change : change with
        {
            State = ChangeState.Unknown,
            Cause = ControlReason.Interrupted,
            PortalTime = change.PortalTime is { } then ? now + (then - change.SentAt) : null,
        }),
    ];
}
