namespace Oig.Portal.Writes;

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
