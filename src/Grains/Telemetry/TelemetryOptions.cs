using System.ComponentModel.DataAnnotations;

namespace Oig.Grains.Telemetry;

/// <summary>Settings under <c>Oig:Telemetry</c>; the rest of telemetry follows the standard <c>OTEL_*</c> variables.</summary>
public sealed class TelemetryOptions
{
    /// <summary>Where the settings stand.</summary>
    public const string Section = "Oig:Telemetry";

    /// <summary>How spans and logs name the user: <c>Email</c>, <c>Hash</c> or <c>None</c>; default <c>Email</c>.</summary>
    [RegularExpression("(?i)Email|Hash|None", ErrorMessage = "Oig:Telemetry:UserIdentity must be Email, Hash or None.")]
    public string UserIdentity { get; set; } = "Email";
}
