using System.Globalization;

namespace Oig.Simulator;

/// <summary>Accounts that exist by rule, for benchmarks: <c>load-000001@example.com</c> and so on.</summary>
internal static class LoadAccount
{
    private const string Prefix = "load-";
    private const string Suffix = "@example.com";
    private const int Digits = 6;
    private const long FirstBoxId = 2_300_000_000;

    // Few seeds for many boxes, so that their common past is computed once.
    private const int Seeds = 16;

    /// <summary>The number in a load account's e-mail, 1 to <paramref name="most"/>, else null.</summary>
    public static int? Number(string email, int most) =>
        email.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && email.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase)
        && email.Length >= Prefix.Length + Digits + Suffix.Length
        && int.TryParse(email.AsSpan()[Prefix.Length..^Suffix.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= 1 && number <= most && email.Equals(Email(number), StringComparison.OrdinalIgnoreCase)
            ? number
            : null;

    public static string Email(int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:D6}{Suffix}");

    public static SimulatedBox Box(int number) =>
        new((FirstBoxId + number).ToString(CultureInfo.InvariantCulture)) { Seed = number % Seeds };
}
