namespace Oig.Contracts.Grants;

/// <summary>A grant to begin, as its code describes it.</summary>
/// <param name="Id">Random id; the code's as well.</param>
/// <param name="ClientName">The name that the client gave itself: a stranger's text.</param>
/// <param name="ClientHost">Where the client was sent its code: host of the redirect, or its scheme.</param>
/// <param name="MayControl">Whether the owner let it change the box.</param>
/// <param name="CodeExpiresAt">Until when the code could be sent again.</param>
[GenerateSerializer, Immutable, Alias("oig.new-grant")]
public sealed record NewGrant(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string ClientName,
    [property: Id(2)] string ClientHost,
    [property: Id(3)] bool MayControl,
    [property: Id(4)] DateTimeOffset CodeExpiresAt);

/// <summary>What became of a code or a refresh token.</summary>
public enum GrantOutcome
{
    /// <summary>Tokens may be issued.</summary>
    Granted,

    /// <summary>There is no such grant: revoked, expired, or made before the storage was lost.</summary>
    Unknown,

    /// <summary>Code or refresh token had been used before, so the grant has ended.</summary>
    Replayed,
}

/// <summary>The answer to a code or a refresh token.</summary>
/// <param name="Outcome">Whether tokens may be issued.</param>
/// <param name="Generation">Generation of the refresh token to issue.</param>
/// <param name="ExpiresAt">When that refresh token expires.</param>
[GenerateSerializer, Immutable, Alias("oig.grant-answer")]
public sealed record GrantAnswer(
    [property: Id(0)] GrantOutcome Outcome,
    [property: Id(1)] int Generation = 0,
    [property: Id(2)] DateTimeOffset ExpiresAt = default);

/// <summary>A grant as its owner sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ClientName">The name that the client gave itself: a stranger's text.</param>
/// <param name="ClientHost">Where the client was sent its code.</param>
/// <param name="MayControl">Whether it may change the box.</param>
/// <param name="Since">When the owner consented.</param>
/// <param name="LastUsedAt">Last use, told within an hour.</param>
[GenerateSerializer, Immutable, Alias("oig.grant-facts")]
public sealed record GrantFacts(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string ClientName,
    [property: Id(2)] string ClientHost,
    [property: Id(3)] bool MayControl,
    [property: Id(4)] DateTimeOffset Since,
    [property: Id(5)] DateTimeOffset LastUsedAt);
