using System.Globalization;

namespace Oig.Grains.Control;

/// <summary>Decides about a wish: served by a change under way, set already, denied, or admitted to the queue.</summary>
internal sealed class Admission(Turns turns, TimeProvider time)
{
    private const int LongestQueue = 5;

    public ChangeAnswer Decide(IReadOnlyList<Change> changes, ChangeRequest request, Sighting newest)
    {
        var wanted = request.Wanted;
        if (Obstacles.Find(wanted, newest) is { } obstacle) return obstacle;
        if (changes.FirstOrDefault(change => change.IsOpen && change.Wanted.Parameter == wanted.Parameter) is { } underWay)
            return underWay.Wanted == wanted ? underWay : Pending(underWay);
        if (wanted.IsSet(newest.Box) && !Doubts.Remain(changes, wanted)) return AlreadySet(request, newest);
        if (!request.QueueIfOffline && Obstacles.Offline(newest, time.GetUtcNow()) is { } offline) return offline;
        if (wanted.NeedsAcknowledgement && !request.Acknowledged) return NotAcknowledged;
        return changes.Count(change => change.State == ChangeState.Waiting) >= LongestQueue ? Full : New(changes, request, newest);
    }

    private static readonly Denial NotAcknowledged = new(
        DenialReason.AcknowledgementRequired, "The risk of this change was not acknowledged. Nothing was sent.");

    private static readonly Denial Full = new(
        DenialReason.QueueFull, $"{LongestQueue} changes of this box wait for their turn already. Nothing was sent.", TimeSpan.FromMinutes(1));

    private static Denial Pending(Change change) => new(
        DenialReason.ChangePending,
        $"Another change of the {change.Setting}, to '{change.Asked}', is under way. Nothing was sent; "
        + "see get_control_status, and ask again when it is over.",
        TimeSpan.FromMinutes(1));

    private Change AlreadySet(ChangeRequest request, Sighting newest) => Plain(request, newest) with
    {
        State = ChangeState.AlreadySet,
        ClosedAt = time.GetUtcNow(),
        After = SettingText.Present(request.Wanted, newest.Box),
    };

    private Change New(IReadOnlyList<Change> changes, ChangeRequest request, Sighting newest)
    {
        var pauseEnds = turns.PauseEnds(changes, request.Wanted);
        return Plain(request, newest) with { NotBefore = pauseEnds > time.GetUtcNow() ? pauseEnds : null };
    }

    private Change Plain(ChangeRequest request, Sighting newest) => new()
    {
        Id = Guid.NewGuid().ToString("n", CultureInfo.InvariantCulture)[..12],
        Box = newest.Box.Id.Value,
        Origin = request.Origin,
        Wanted = request.Wanted,
        QueueIfOffline = request.QueueIfOffline,
        State = ChangeState.Waiting,
        AskedAt = time.GetUtcNow(),
        Before = SettingText.Present(request.Wanted, newest.Box),
    };
}
