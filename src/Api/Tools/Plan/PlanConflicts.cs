using System.Globalization;
using Oig.Contracts.Control;
using static Oig.Api.Replies.Text;

namespace Oig.Api.Tools.Plan;

/// <summary>Steps that get into each other's way.</summary>
internal static class PlanConflicts
{
    public static IEnumerable<string> Of(IReadOnlyList<PlanStep> steps, IReadOnlyList<PlanStepData> judged, ControlOptions limits)
    {
        for (var i = 0; i < steps.Count; i++)
            for (var j = i + 1; j < steps.Count; j++)
                if (Between(steps[i], steps[j], judged[i], limits) is var (conflict, value))
                    yield return Say(conflict, i + 1, j + 1, value?.ToString("0.##", CultureInfo.InvariantCulture));
    }

    // The name of the text, and its third value.
    private static (string Conflict, double? Value)? Between(PlanStep first, PlanStep second, PlanStepData effect, ControlOptions limits)
    {
        var gap = second.At - first.At;
        if (gap == TimeSpan.Zero && first.Wanted.Conflicts(second.Wanted)) return ("plan_conflict_same", null);
        var pause = first.Wanted.Row().IsMode && second.Wanted.Row().IsMode ? limits.ModePause : first.Wanted.Parameter == second.Wanted.Parameter ? limits.Pause : TimeSpan.Zero;
        if (gap < pause) return ("plan_conflict_pause", Math.Round(pause.TotalMinutes, 1));
        return effect.Hours is { } hours && gap < TimeSpan.FromHours(hours) && EndsCharging(first.Wanted, second.Wanted) ? ("plan_conflict_charging", hours) : null;
    }

    private static bool EndsCharging(Wanted charging, Wanted next) =>
        next.Parameter == charging.Parameter || (next.Parameter == BoxParameter.Mode && charging.Parameter is BoxParameter.Mode or BoxParameter.GridChargingTarget);
}
