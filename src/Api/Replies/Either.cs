using System.Diagnostics.CodeAnalysis;

namespace Oig.Api.Replies;

/// <summary>A value, or the problem that stands in its way.</summary>
internal readonly record struct Either<T>(T? Value, Problem? Problem)
    where T : class
{
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsValue => Problem is null;

    public static implicit operator Either<T>(T value) => new(value, null);

    public static implicit operator Either<T>(Problem problem) => new(null, problem);
}
