using System.Diagnostics.CodeAnalysis;

namespace Oig.Grains.Outcomes;

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
