using System.Globalization;
using Oig.Api.Replies;
using Oig.Contracts;
using Oig.Contracts.Series;
using static Oig.Api.Replies.Text;

namespace Oig.Api.Tools.ExtendedData;

/// <summary>Reads the arguments of <c>get_extended_data</c>.</summary>
internal static class SeriesRequest
{
    /// <summary>The series that is shown when none is named: its content is known.</summary>
    public const string Usual = "grid";

    private const int MostDays = 31;

    public static Either<SeriesQuery> Read(string? name, string? start, string? end, DateTimeOffset now)
    {
        if (SeriesNames.TryParse(name ?? Usual) is not { } series)
            return Problem.InvalidArgument(Say("argument_word", "name", "batt, fve, grid, load, history"));
        if (Day(end, PragueTime.Today(now)) is not { } to) return NotADay("end_date");
        if (Day(start, to) is not { } from) return NotADay("start_date");
        if (from > to) return Problem.InvalidArgument(Say("argument_after", "start_date", "end_date"));
        if (to.DayNumber - from.DayNumber >= MostDays) return Problem.InvalidArgument(Say("argument_days", MostDays));
        return new SeriesQuery(series, from, to);
    }

    private static DateOnly? Day(string? text, DateOnly otherwise) =>
        string.IsNullOrWhiteSpace(text) ? otherwise
        : DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : null;

    private static Problem NotADay(string argument) => Problem.InvalidArgument(Say("argument_day", argument));
}
