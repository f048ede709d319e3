using System.Globalization;

namespace Oig.Simulator.Endpoints;

/// <summary>What <c>json2.php</c> is asked for: a name and a range of Prague days, both ends included.</summary>
internal sealed record SeriesAsked(string Name, DateOnly From, DateOnly To)
{
    private const int MostDays = 366;
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2100, 1, 1);

    /// <summary>Null unless the body is as the web page sends it.</summary>
    public static SeriesAsked? Parse(string body)
    {
        var fields = RequestJson.Parse(body);
        return fields.Field("name").Text() is { } name
            && fields.Field("range").Text()?.Split(',') is [var from, var to, "0"]
            && Day(from) is { } first && Day(to) is { } last
            && first <= last && last.DayNumber - first.DayNumber < MostDays
                ? new SeriesAsked(name, first, last)
                : null;
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day > Earliest && day < Latest
            ? day
            : null;
}
