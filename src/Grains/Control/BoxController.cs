using Oig.Grains.Audit;
using Oig.Grains.Sessions;

namespace Oig.Grains.Control;

/// <summary>What a box does with wishes to change it: admit, send once and in order, watch until the box shows them.</summary>
internal sealed class BoxController
{
    private const string Interrupted = "The server stopped while the change was being sent. Whether it was is not known; it is not sent again.";

    private readonly ChangeBook _book;
    private readonly Eyes _eyes;
    private readonly Sender _sender;
    private readonly Observer _observer;
    private readonly Admission _admission;
    private readonly IWriteSwitchGrain _writes;
    private readonly TimeProvider _time;
    private readonly ChangeAudit _audit;

    public BoxController(
        ControlState state, Func<Task> store, Func<string, ISessionGrain> sessions, IWriteSwitchGrain writes,
        ControlOptions options, TimeProvider time, ChangeAudit audit)
    {
        Recover(state);
        (_writes, _time, _audit) = (writes, time, audit);
        _book = new(state, new(state, store, audit.Logger), time);
        _eyes = new(sessions);
        _sender = new(_book, _eyes, sessions, writes, options, time, audit);
        _observer = new(_book, _eyes, options, time, audit);
        _admission = new(new(options), time);
    }

    /// <summary>True while a change waits or is watched for.</summary>
    public bool HasWork => _book.Changes.Any(change => change.IsOpen);

    /// <summary>Admits or denies a wish; sends nothing itself.</summary>
    public async Task<ChangeAnswer> AskAsync(ChangeRequest request)
    {
        await SeeAsync(request.Seen);
        var answer = await _writes.GetPauseAsync() is { } pause ? Paused(pause)
            : await _book.AdmitAsync(changes => _admission.Decide(changes, request, NewestFor(request)));
        _audit.Asked(request, answer);
        return answer;
    }

    /// <summary>A change of the last day; null when there is none of that name.</summary>
    public Change? Find(string id) => _book.Changes.FirstOrDefault(change => change.Id == id);

    /// <summary>Learns how a caller's session sees the box, and tells the changes of the last day, newest first.</summary>
    public async Task<Change[]> SeeAsync(Sighting seen)
    {
        _eyes.Remember(seen);
        await _observer.CompareAsync(seen);
        return [.. _book.Changes.Where(change => _time.GetUtcNow() - change.AskedAt < TimeSpan.FromHours(24)).Reverse()];
    }

    /// <summary>Watches for what was sent and sends what is due; to be called again and again, one at a time, while there is work.</summary>
    public async Task WorkAsync()
    {
        await _observer.WatchAsync();
        await _sender.SendDueAsync();
    }

    // Somebody else's session may have seen the box later, but his account may have other boxes.
    private Sighting NewestFor(ChangeRequest request) => _eyes.Newest! with { BoxesOfAccount = request.Seen.BoxesOfAccount };

    private Denial Paused(WritePause pause) => new(DenialReason.WritesPaused, pause.Message, pause.Until - _time.GetUtcNow());

    // It may have left before the end came, so it is watched for, not sent.
    private static void Recover(ControlState state) => state.Changes =
    [
        .. state.Changes.Select(change => change.State == ChangeState.Sending ? change with { State = ChangeState.Unknown, Reason = Interrupted } : change),
    ];
}
