namespace Oig.Grains.Control;

/// <summary>Whether an earlier wish may still be on its way to the box, so that the present value says nothing about the next one.</summary>
internal static class Doubts
{
    public static bool Remain(IReadOnlyList<Change> changes, Wanted wanted) =>
        changes.LastOrDefault(change => change.SentAt is not null && change.Wanted.Parameter == wanted.Parameter && change.State != ChangeState.Refused)
            is { State: not ChangeState.Confirmed };
}
