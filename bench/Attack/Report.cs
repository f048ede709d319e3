using System.Globalization;

namespace Oig.Attack;

/// <summary>How figures are printed.</summary>
internal static class Report
{
    public static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    public static string Answers(IReadOnlyDictionary<string, int> answers) =>
        string.Join(", ", answers.OrderBy(answer => answer.Key).Select(answer => $"{answer.Value} {answer.Key}"));

    public static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:F1} MB");
}
