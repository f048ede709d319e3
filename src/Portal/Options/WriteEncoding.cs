namespace Oig.Portal.Options;

/// <summary>
/// How the body of a write is encoded; sources disagree on what the portal takes since July 2026, so the operator can choose.
/// </summary>
public enum WriteEncoding
{
    /// <summary><c>application/json</c> with integer values.</summary>
    Json,

    /// <summary><c>application/x-www-form-urlencoded</c> fields.</summary>
    Form,
}

/// <summary>How the target of charging from the grid is written in JSON.</summary>
public enum GridChargingEncoding
{
    /// <summary>As text, as every public client does.</summary>
    Text,

    /// <summary>As a number, like all other values; untried.</summary>
    Number,
}
