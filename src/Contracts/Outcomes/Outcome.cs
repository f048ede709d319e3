using System.Diagnostics.CodeAnalysis;

namespace Oig.Contracts.Outcomes;

/// <summary>What a grain call came to: a value or a <see cref="Failure"/>, never both.</summary>
[GenerateSerializer, Immutable, Alias("oig.outcome`1")]
public sealed record Outcome<T>
    where T : class
{
    /// <summary>The value; null on failure.</summary>
    [Id(0)]
    public T? Value { get; init; }

    /// <summary>The failure; null on success.</summary>
    [Id(1)]
    public Failure? Failure { get; init; }

    /// <summary>Whether the call found a portal session or logged in.</summary>
    [Id(2)]
    public CacheStatus CacheStatus { get; init; }

    /// <summary>When the value was read from the portal; null on failure.</summary>
    [Id(3)]
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>How old the value was when the session gave it, by the clock that nobody can put.</summary>
    [Id(4)]
    public TimeSpan Age { get; init; }

    /// <summary>When the session gave the value, by the clock that <see cref="ReadAt"/> is from; null on failure.</summary>
    public DateTimeOffset? ServedAt => ReadAt + Age;

    /// <summary>True when there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value), nameof(ReadAt))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool Succeeded => Failure is null;

    /// <summary>A failure as an outcome.</summary>
    public static implicit operator Outcome<T>(Failure failure) => new() { Failure = failure };
}

/// <summary>A named reason why a call has no value.</summary>
/// <param name="Code">The reason.</param>
/// <param name="Detail">
/// What exactly, as a name in snake_case, behind a colon a value where there is one (<c>status:404</c>); empty when the code says all. No
/// sentence and no secret; a silo of an earlier version sends an English sentence, which nobody is shown.
/// </param>
/// <param name="RetryAfter">How long to wait before another try; null when waiting does not help or is not known.</param>
[GenerateSerializer, Immutable, Alias("oig.failure")]
public sealed record Failure(
    [property: Id(0)] FailureCode Code,
    [property: Id(1)] string Detail = "",
    [property: Id(2)] TimeSpan? RetryAfter = null);

/// <summary>Whether a call found a portal session or had to log in.</summary>
public enum CacheStatus
{
    /// <summary>A live portal session was there.</summary>
    SessionFromCache,

    /// <summary>The call logged in to the portal.</summary>
    NewSessionCreated,
}
