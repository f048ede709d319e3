using System.Globalization;
using Oig.Contracts.Control;

namespace Oig.Api.Tools.Plan;

/// <summary>Steps that get into each other's way.</summary>
internal static class PlanConflicts
{
    public static IEnumerable<string> Of(IReadOnlyList<PlanStep> steps, IReadOnlyList<PlanStepData> judged, ControlOptions limits)
    {
        for (var i = 0; i < steps.Count; i++)
            for (var j = i + 1; j < steps.Count; j++)
                if (Between(steps[i], steps[j], judged[i], limits) is { } conflict)
                    yield return string.Create(CultureInfo.InvariantCulture, $"Steps {i + 1} and {j + 1}: {conflict}");
    }

    private static string? Between(PlanStep first, PlanStep second, PlanStepData effect, ControlOptions limits)
    {
        var gap = second.At - first.At;
        if (gap == TimeSpan.Zero && first.Wanted.Conflicts(second.Wanted)) return "they set the same thing to different values at the same time.";
        var pause = first.Wanted.Row().IsMode && second.Wanted.Row().IsMode ? limits.ModePause : first.Wanted.Parameter == second.Wanted.Parameter ? limits.Pause : TimeSpan.Zero;
        if (gap < pause) return string.Create(CultureInfo.InvariantCulture, $"there have to be {pause.TotalMinutes:0.#} minutes between them.");
        if (effect.Hours is { } hours && gap < TimeSpan.FromHours(hours) && EndsCharging(first.Wanted, second.Wanted))
            return string.Create(CultureInfo.InvariantCulture, $"the second comes before the first has charged for {hours:0.##} hours.");
        return null;
    }

    private static bool EndsCharging(Wanted charging, Wanted next) =>
        next.Parameter == charging.Parameter || (next.Parameter == BoxParameter.Mode && charging.Parameter is BoxParameter.Mode or BoxParameter.GridChargingTarget);
}
