namespace Oig.Contracts.Telemetry;

/// <summary>
/// Names under which silo and front end trace and measure alike, so that what belongs together is found together. What only one of them
/// names stands with that one.
/// </summary>
public static class TelemetryNames
{
    /// <summary>Meter of this server; portal client, grains and front end measure under the same name.</summary>
    public const string Meter = "Oig.Mcp";

    /// <summary>Source of the front end's own spans.</summary>
    public const string Source = Meter;

    /// <summary>Source of the grains' own spans.</summary>
    public const string GrainSource = "Oig.Grains";

    /// <summary>Attribute that names what went wrong: a code of a reply, a failure's name, an exception's type.</summary>
    public const string ErrorType = "error.type";

    /// <summary>Attribute that names a user by the e-mail address, normalised.</summary>
    public const string UserEmail = "user.email";

    /// <summary>Attribute that names a user by the account key.</summary>
    public const string UserHash = "user.hash";
}
