using Oig.Contracts.Outcomes;

namespace Oig.Cluster.Tests.Versions;

/// <summary><see cref="Failure"/> as a later version might have it: with one more member.</summary>
[GenerateSerializer, Immutable, Alias("oig.test.next-failure")]
public sealed record NextFailure(
    [property: Id(0)] FailureCode Code,
    [property: Id(1)] string Detail,
    [property: Id(2)] TimeSpan? RetryAfter = null,
    [property: Id(3)] string? Hint = null);
