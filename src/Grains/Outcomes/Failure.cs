namespace Oig.Grains.Outcomes;

/// <summary>A named reason why a call has no value.</summary>
/// <param name="Code">The reason.</param>
/// <param name="Detail">One sentence for people; holds no secret.</param>
/// <param name="RetryAfter">How long to wait before another try; null when waiting does not help or is not known.</param>
[GenerateSerializer, Immutable, Alias("oig.failure")]
public sealed record Failure(
    [property: Id(0)] FailureCode Code,
    [property: Id(1)] string Detail,
    [property: Id(2)] TimeSpan? RetryAfter = null);
