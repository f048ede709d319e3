using System.Globalization;

namespace Oig.Api.Tools.History;

/// <summary>Length of a row.</summary>
internal enum PeriodLength
{
    Day,
    Week,
    Month,
    Year,
}

/// <summary>Days of Prague's calendar, both included.</summary>
internal sealed record DayRange(DateOnly From, DateOnly To)
{
    public int Count => To.DayNumber - From.DayNumber + 1;

    public IEnumerable<DateOnly> Days => Enumerable.Range(0, Count).Select(From.AddDays);
}

/// <summary>Weeks (from Monday), months and years of the calendar.</summary>
internal static class Periods
{
    private const int Week = 7;

    public static PeriodLength? Parse(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        null or "" or "day" => PeriodLength.Day,
        "week" => PeriodLength.Week,
        "month" => PeriodLength.Month,
        "year" => PeriodLength.Year,
        _ => null,
    };

    public static DateOnly StartOf(PeriodLength length, DateOnly day) => length switch
    {
        PeriodLength.Day => day,
        PeriodLength.Week => day.AddDays(-(((int)day.DayOfWeek + Week - 1) % Week)),
        PeriodLength.Month => new(day.Year, day.Month, 1),
        _ => new(day.Year, 1, 1),
    };

    /// <summary>The days of the range by period, oldest first; the first and the last may be shorter.</summary>
    public static IEnumerable<DayRange> Split(DayRange range, PeriodLength length) =>
        range.Days.GroupBy(day => StartOf(length, day)).Select(days => new DayRange(days.First(), days.Last()));

    /// <summary>2026-11-26, 2026-W48, 2026-11 or 2026.</summary>
    public static string Name(PeriodLength length, DateOnly day) => length switch
    {
        PeriodLength.Day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        PeriodLength.Week => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(day.ToDateTime(default))}-W{ISOWeek.GetWeekOfYear(day.ToDateTime(default)):D2}"),
        PeriodLength.Month => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        _ => day.ToString("yyyy", CultureInfo.InvariantCulture),
    };

    /// <summary>
    /// What the range is compared with: the same days of the year, month or week before if it begins with one and is not longer, else as many
    /// days right before.
    /// </summary>
    public static DayRange Before(DayRange range)
    {
        var (from, to) = (range.From, range.To);
        if (StartOf(PeriodLength.Year, to) == from && to.Month > 1) return new(from.AddYears(-1), IsEndOfMonth(to) ? EndOfMonth(to.AddYears(-1)) : to.AddYears(-1));
        if (StartOf(PeriodLength.Month, to) == from) return new(from.AddMonths(-1), IsEndOfMonth(to) ? from.AddDays(-1) : to.AddMonths(-1));
        if (StartOf(PeriodLength.Week, to) == from) return new(from.AddDays(-Week), to.AddDays(-Week));
        return new(from.AddDays(-range.Count), from.AddDays(-1));
    }

    private static bool IsEndOfMonth(DateOnly day) => day == EndOfMonth(day);

    private static DateOnly EndOfMonth(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));
}
