namespace Oig.Portal;

/// <summary>E-mail and password of a portal account; lives for one call and prints as redacted.</summary>
[GenerateSerializer, Immutable, Alias("oig.credentials")]
public sealed record Credentials([property: Id(0)] string Email, [property: Id(1)] string Password)
{
    /// <summary>Never shows the password, nor the e-mail: both could end up in logs.</summary>
    public override string ToString() => "Credentials(redacted)";
}
