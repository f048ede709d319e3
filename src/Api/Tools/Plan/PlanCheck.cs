using Oig.Api.Tools.Control;
using Oig.Contracts.Boxes;
using Oig.Contracts.Control;
using static Oig.Api.Replies.Text;

namespace Oig.Api.Tools.Plan;

/// <summary>Judges a plan by what is known of the box, the operator's limits and the rules of changes. Sends nothing.</summary>
internal sealed class PlanCheck(ControlPolicy policy, bool mayChange)
{
    /// <summary>Home UPS and charging from the grid draw about this, kW.</summary>
    private const double ChargingPower = 2.8;

    /// <summary>Share of the energy that arrives in the battery.</summary>
    private const double Efficiency = 0.94;

    public PlanData Judge(PlanRequest plan, Box box, int boxes, DateTimeOffset now)
    {
        var (charge, steps) = (box.Battery.StateOfCharge, new List<PlanStepData>());
        foreach (var step in plan.Steps)
        {
            var judged = Effect(Judge(step, box, boxes, now), step, box, charge, plan.Prices);
            charge = judged.ResultingCharge ?? charge;
            steps.Add(judged);
        }

        var conflicts = PlanConflicts.Of(plan.Steps, steps, policy.Limits).ToArray();
        var charging = steps.Where(step => step.GridEnergyKwh is not null).ToList();
        return new()
        {
            BoxId = box.Id.ToString(),
            StateOfCharge = box.Battery.StateOfCharge,
            Feasible = conflicts.Length == 0 && steps.All(step => step.Allowed),
            Steps = [.. steps],
            Conflicts = conflicts,
            Cost = charging.Count > 0 && charging.All(step => step.Cost is not null) ? charging.Sum(step => step.Cost) : null,
            Notes =
            [
                Say("plan_note_unsent"),
                Say("plan_note_charge"),
                .. charging.Any(step => step.Cost is null) && plan.Prices.Prices.Count > 0 ? [Say("plan_note_prices")] : Array.Empty<string>(),
            ],
        };
    }

    private PlanStepData Judge(PlanStep step, Box box, int boxes, DateTimeOffset now)
    {
        var (row, obstacles) = (step.Wanted.Row(), Obstacles(step.Wanted, box, boxes, now).ToArray());
        return new()
        {
            At = step.At,
            Setting = row.Name,
            Value = step.Wanted.Word(),
            Tool = row.Tool!,
            Allowed = obstacles.Length == 0,
            Obstacles = obstacles,
            Consent = step.Wanted.NeedsAcknowledgement ? ControlSentences.Risk(step.Wanted) : null,
        };
    }

    private IEnumerable<string> Obstacles(Wanted wanted, Box box, int boxes, DateTimeOffset now)
    {
        if (!mayChange) yield return Say("plan_read_only");
        if (policy.Refusal(wanted.Row().Tool!) is { } refusal) yield return refusal.Message;
        if (policy.Limits.Forbid(wanted) is { Reason: ControlReason.BeyondLimit } beyond) yield return Say("plan_beyond", beyond.Least, beyond.Most);
        if (box.Modes.Aggregator == true) yield return Say("plan_aggregator");
        if (!wanted.IsShown(box)) yield return Say("plan_not_shown");
        if (wanted.Row().NamesNoBox && boxes > 1) yield return Say("plan_no_box");
        if (box.IsStale(now) == true) yield return Say("plan_silent");
    }

    private static PlanStepData Effect(PlanStepData judged, PlanStep step, Box box, double? charge, PriceList prices)
    {
        if (Target(step.Wanted, box) is not { } target || charge is not { } from || box.Battery.Capacity is not { } capacity) return judged;
        var kilowattHours = Math.Max(0, target - from) * capacity / 100_000 / Efficiency;
        var hours = kilowattHours / ChargingPower;
        return judged with
        {
            GridEnergyKwh = Math.Round(kilowattHours, 2),
            Hours = Math.Round(hours, 2),
            ResultingCharge = Math.Max(from, target),
            Cost = prices.Cost(step.At, hours, kilowattHours),
        };
    }

    /// <summary>Charge up to which the step fills the battery from the grid, %; null when it does not.</summary>
    private static double? Target(Wanted wanted, Box box) => wanted.Parameter switch
    {
        BoxParameter.GridChargingTarget when wanted.Value > 0 => wanted.Value,
        BoxParameter.Mode when wanted.Risk() == Risk.HomeUps => box.Battery.ChargingTarget ?? 100,
        _ => null,
    };
}
