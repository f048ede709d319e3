using System.ComponentModel;

namespace Oig.Api.Tools.Plan;

/// <summary>What a plan would do.</summary>
internal sealed record PlanData
{
    public string BoxId { get; init; } = "";

    [Description("% now.")]
    public double? StateOfCharge { get; init; }

    [Description("Whether every step would be taken as it stands.")]
    public bool Feasible { get; init; }

    public PlanStepData[] Steps { get; init; } = [];

    [Description("Steps that get into each other's way.")]
    public string[] Conflicts { get; init; } = [];

    [Description("Sum of the costs; null when one is not known.")]
    public decimal? Cost { get; init; }

    [Description("What was assumed.")]
    public string[] Notes { get; init; } = [];
}

/// <summary>What a step would do.</summary>
internal sealed record PlanStepData
{
    public DateTimeOffset At { get; init; }

    public string Setting { get; init; } = "";

    public string Value { get; init; } = "";

    [Description("The tool that sets it, when its time has come.")]
    public string Tool { get; init; } = "";

    public bool Allowed { get; init; }

    [Description("Why it would not be taken now, or what it needs first.")]
    public string[] Obstacles { get; init; } = [];

    [Description("What the owner has to agree to; null for nothing.")]
    public string? Consent { get; init; }

    public double? GridEnergyKwh { get; init; }

    public double? Hours { get; init; }

    [Description("% when it is done; null when it does not charge.")]
    public double? ResultingCharge { get; init; }

    public decimal? Cost { get; init; }
}
