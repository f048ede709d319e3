using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Oig.Contracts.Control;

/// <summary>Settings under <c>Oig:Control</c>: whether, what and how fast boxes may be changed.</summary>
public sealed class ControlOptions : IValidatableObject
{
    /// <summary>Where the settings stand.</summary>
    public const string Section = "Oig:Control";

    /// <summary>Whether boxes may be changed at all; null = only while the server listens on loopback addresses alone.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Whether <c>set_box_mode</c> may be used; default true.</summary>
    public bool BoxMode { get; set; } = true;

    /// <summary>Whether <c>set_grid_delivery</c> may be used; default true.</summary>
    public bool GridDelivery { get; set; } = true;

    /// <summary>Whether <c>set_boiler_mode</c> may be used; default true.</summary>
    public bool BoilerMode { get; set; } = true;

    /// <summary>Whether <c>set_relay</c> may be used; default true.</summary>
    public bool Relay { get; set; } = true;

    /// <summary>Whether <c>set_grid_charging</c> may be used; default true.</summary>
    public bool GridCharging { get; set; } = true;

    /// <summary>Highest cap of limited grid delivery, W; default 9999, from 10,000 a box takes a cap for "no cap".</summary>
    [Between(Section + ":MaxExportWatts", 1, 9999)]
    public int MaxExportWatts { get; set; } = 9999;

    /// <summary>Lowest target of grid charging, %; default 20.</summary>
    [Between(Section + ":MinChargePercent", 20, 100)]
    public int MinChargePercent { get; set; } = 20;

    /// <summary>Highest target of grid charging, %; default 100.</summary>
    [Between(Section + ":MaxChargePercent", 20, 100)]
    public int MaxChargePercent { get; set; } = 100;

    /// <summary>Pause between two changes of one box; default 60 s.</summary>
    [Between(Section + ":Pause", "00:00:05", "01:00:00")]
    public TimeSpan Pause { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Pause between two changes of the modes of one box; default 5 min.</summary>
    [Between(Section + ":ModePause", "00:00:05", "1.00:00:00")]
    public TimeSpan ModePause { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a change that was sent is watched for; default 15 min.</summary>
    [Between(Section + ":ObservationTime", "00:02:00", "02:00:00")]
    public TimeSpan ObservationTime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a change may wait for its turn before it is dropped unsent; default 30 min.</summary>
    [Between(Section + ":LongestWait", "00:01:00", "02:00:00")]
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Whether <c>acknowledge: true</c> counts from clients that could ask their user, too; for automations; default false.</summary>
    public bool TrustAcknowledge { get; set; }

    /// <summary>How often a box with changes under way looks after them; no more portal requests come of a shorter time.</summary>
    internal TimeSpan Tick { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Why the operator's settings forbid a change; null when they do not. Whether an unset <see cref="Enabled"/> allows changes, only the front
    /// end knows.
    /// </summary>
    public Denial? Forbid(Wanted wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var row = wanted.Row();
        if (Enabled == false || !row.IsAllowed(this)) return new(ControlReason.NotAllowed);
        if (row.Bounds?.Invoke(this) is not { } bounds) return null;
        var number = row.Cap is null ? wanted.Value : wanted.CapWatts;
        var isNumber = row.Cap is null ? row.Find(wanted.Value) is null : wanted.Value == row.CappedValue;
        var isFree = wanted.Value == row.UncappedValue && bounds.Most < row.Cap?.Most;
        return isFree || (isNumber && !(number >= bounds.Least && number <= bounds.Most))
            ? new(ControlReason.BeyondLimit, Least: bounds.Least, Most: bounds.Most) : null;
    }

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MaxChargePercent < MinChargePercent) yield return new("Oig:Control:MaxChargePercent must not be less than Oig:Control:MinChargePercent.");
        if (ModePause < Pause) yield return new("Oig:Control:ModePause must not be shorter than Oig:Control:Pause.");
    }
}

[OptionsValidator]
internal sealed partial class ControlOptionsValidator : IValidateOptions<ControlOptions>;
