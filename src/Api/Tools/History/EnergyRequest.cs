using System.Globalization;
using Oig.Api.Replies;
using Oig.Api.Tools.Control;
using static Oig.Api.Replies.Text;

namespace Oig.Api.Tools.History;

/// <summary>What <c>get_energy_history</c> is asked for.</summary>
/// <param name="Period">Length of a row.</param>
/// <param name="Range">Days asked for.</param>
/// <param name="Previous">The days before, to compare with; null when nobody wants to.</param>
internal sealed record EnergyRequest(PeriodLength Period, DayRange Range, DayRange? Previous)
{
    public const string Ranges = "today, yesterday, this_week, last_week, this_month, last_month, this_year, last_year, last_7_days, last_30_days";

    private const int MostDays = 400;
    private const int UsualDays = 7;

    /// <summary>All days that have to be known.</summary>
    public DayRange Needed => new(Previous is { } before && before.From < Range.From ? before.From : Range.From, Range.To);

    /// <summary>Reads the arguments; a range in words and days do not go together.</summary>
    public static Either<EnergyRequest> Read(string? range, string? start, string? end, string? period, string? compare, DateOnly today)
    {
        if (compare?.Trim().ToLowerInvariant() is not (null or "" or "none" or "previous")) return Problem.InvalidArgument(Say("argument_word_or_none", "compare", "previous"));
        if (Periods.Parse(period) is not { } length) return Problem.InvalidArgument(Say("argument_word", "period", "day, week, month, year"));
        var days = string.IsNullOrWhiteSpace(range) ? Days(start, end, today)
            : string.IsNullOrWhiteSpace(start ?? end) ? InWords(range, today)
            : Problem.InvalidArgument(Say("argument_one_of", "range", "start_date/end_date"));
        if (!days.IsValue) return days.Problem;
        if (Impossible(days.Value, today) is { } problem) return problem;
        return new EnergyRequest(length, days.Value, Wants(compare) ? Periods.Before(days.Value) : null);
    }

    private static bool Wants(string? compare) => string.Equals(compare?.Trim(), "previous", StringComparison.OrdinalIgnoreCase);

    private static Problem? Impossible(DayRange days, DateOnly today) =>
        days.From > today ? InTheFuture("start_date", today)
        : days.From > days.To ? Problem.InvalidArgument(Say("argument_after", "start_date", "end_date"))
        : days.To > today ? InTheFuture("end_date", today)
        : days.Count > MostDays ? Problem.InvalidArgument(Say("argument_days", MostDays))
        : null;

    private static Problem InTheFuture(string argument, DateOnly today) =>
        Problem.InvalidArgument(Say("argument_not_yet", argument, today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    private static Either<DayRange> Days(string? start, string? end, DateOnly today)
    {
        if (Day(end, today, today) is not { } to) return NotADay("end_date");
        if (Day(start, to.AddDays(1 - UsualDays), today) is not { } from) return NotADay("start_date");
        return new DayRange(from, to);
    }

    private static DateOnly? Day(string? text, DateOnly otherwise, DateOnly today) => text?.Trim().ToLowerInvariant() switch
    {
        null or "" => otherwise,
        "today" or "dnes" => today,
        "yesterday" or "včera" => today.AddDays(-1),
        var day => DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var known) && known.Year is >= 2000 and < 2200 ? known : null,
    };

    private static Either<DayRange> InWords(string range, DateOnly today)
    {
        var (week, month) = (Periods.StartOf(PeriodLength.Week, today), Periods.StartOf(PeriodLength.Month, today));
        return Spelling.Plain(range) switch
        {
            "today" or "dnes" => new DayRange(today, today),
            "yesterday" or "vcera" => new DayRange(today.AddDays(-1), today.AddDays(-1)),
            "thisweek" or "tentotyden" => new DayRange(week, today),
            "lastweek" or "previousweek" or "minulytyden" => new DayRange(week.AddDays(-7), week.AddDays(-1)),
            "thismonth" or "tentomesic" => new DayRange(month, today),
            "lastmonth" or "previousmonth" or "minulymesic" => new DayRange(month.AddMonths(-1), month.AddDays(-1)),
            "thisyear" or "letos" or "tentorok" => new DayRange(new(today.Year, 1, 1), today),
            "lastyear" or "previousyear" or "loni" or "minulyrok" => new DayRange(new(today.Year - 1, 1, 1), new(today.Year - 1, 12, 31)),
            "last7days" or "poslednich7dni" => new DayRange(today.AddDays(-6), today),
            "last30days" or "poslednich30dni" => new DayRange(today.AddDays(-29), today),
            _ => Problem.InvalidArgument(Say("argument_word", "range", Ranges)),
        };
    }

    private static Problem NotADay(string argument) => Problem.InvalidArgument(Say("argument_day_or_word", argument));
}
