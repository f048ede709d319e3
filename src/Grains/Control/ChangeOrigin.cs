namespace Oig.Grains.Control;

/// <summary>Who asked for a change: keyed hashes and an address, no credentials.</summary>
[GenerateSerializer, Immutable, Alias("oig.change-origin")]
public sealed record ChangeOrigin
{
    /// <summary>The tool that was called.</summary>
    [Id(0)]
    public string Tool { get; init; } = "";

    /// <summary>Key of the caller's account.</summary>
    [Id(1)]
    public string AccountKey { get; init; } = "";

    /// <summary>Key of the caller's session, through which the portal is asked.</summary>
    [Id(2)]
    public string SessionKey { get; init; } = "";

    /// <summary>The caller's network address; null when unknown.</summary>
    [Id(3)]
    public string? Address { get; init; }
}
