using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Oig.Contracts;

/// <summary>
/// A number or a duration from one bound to the other; null passes. Unlike <see cref="RangeAttribute"/>, whose generated form drops its message,
/// it names the key.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BetweenAttribute : ValidationAttribute
{
    private readonly IComparable _least;
    private readonly IComparable _most;

    /// <summary>Bounds of the number under <paramref name="key"/>.</summary>
    public BetweenAttribute(string key, double least, double most)
        : base(string.Create(CultureInfo.InvariantCulture, $"{key} must be between {least} and {most}."))
        => (_least, _most) = (least, most);

    /// <summary>Bounds of the duration under <paramref name="key"/>, such as <c>00:00:01</c>.</summary>
    public BetweenAttribute(string key, string least, string most)
        : base($"{key} must be between {least} and {most}.")
        => (_least, _most) = (Duration(least), Duration(most));

    /// <inheritdoc />
    public override bool IsValid(object? value) => value switch
    {
        null => true,
        TimeSpan duration => IsWithin(duration),
        _ => IsWithin(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
    };

    private bool IsWithin(IComparable value) => value.CompareTo(_least) >= 0 && value.CompareTo(_most) <= 0;

    private static TimeSpan Duration(string text) => TimeSpan.Parse(text, CultureInfo.InvariantCulture);
}
