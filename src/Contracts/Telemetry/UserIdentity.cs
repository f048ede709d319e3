using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Oig.Contracts.Telemetry;

/// <summary>Names users in spans and logs the way <c>Oig:Telemetry:UserIdentity</c> wants it.</summary>
public sealed class UserIdentity(IOptions<TelemetryOptions> options)
{
    private readonly string _form = options.Value.UserIdentity.ToUpperInvariant();

    /// <summary>Attribute <c>user.email</c> (in its one spelling) or <c>user.hash</c> (the account key); null when users are not named.</summary>
    public KeyValuePair<string, object?>? Of(string email, string accountKey) => _form switch
    {
        "EMAIL" => new(TelemetryNames.UserEmail, email),
        "HASH" => new(TelemetryNames.UserHash, accountKey),
        _ => null,
    };
}

/// <summary>Settings under <c>Oig:Telemetry</c>; the rest of telemetry follows the standard <c>OTEL_*</c> variables.</summary>
public sealed class TelemetryOptions
{
    /// <summary>Where the settings stand.</summary>
    public const string Section = "Oig:Telemetry";

    /// <summary>How spans and logs name the user: <c>Email</c>, <c>Hash</c> or <c>None</c>; default <c>Email</c>.</summary>
    [RegularExpression("(?i)Email|Hash|None", ErrorMessage = "Oig:Telemetry:UserIdentity must be Email, Hash or None.")]
    public string UserIdentity { get; set; } = "Email";
}

[OptionsValidator]
internal sealed partial class TelemetryOptionsValidator : IValidateOptions<TelemetryOptions>;
