using Oig.Contracts.Series;

namespace Oig.Grains.Energies;

/// <summary>Which series of which days to ask the portal for next: the newest days first, many at a time where the portal's answer can be parted.</summary>
internal sealed class RequestPlan
{
    /// <summary>The longest span that the portal is asked for.</summary>
    private const int MostDays = 31;

    private static readonly SeriesName[] Series = [SeriesName.Grid, SeriesName.Fve, SeriesName.Load, SeriesName.Batt];

    private readonly Dictionary<SeriesName, int> _atOnce = Series.ToDictionary(name => name, _ => MostDays);

    /// <summary>The next request; null when all is known.</summary>
    public SeriesQuery? Next(DayMemory memory, DateOnly from, DateOnly to, DateOnly today) =>
        Requests(memory, from, to, today).MaxBy(query => query.To);

    /// <summary>How many requests are to come, if every answer can be parted.</summary>
    public int RequestsLeft(DayMemory memory, DateOnly from, DateOnly to, DateOnly today) => Requests(memory, from, to, today).Count();

    /// <summary>After an answer that could not be used: half as many days of this series at a time.</summary>
    public void AskForLess(SeriesQuery query) =>
        _atOnce[query.Name] = Math.Max(1, Math.Min(_atOnce[query.Name], query.To.DayNumber - query.From.DayNumber + 1) / 2);

    private IEnumerable<SeriesQuery> Requests(DayMemory memory, DateOnly from, DateOnly to, DateOnly today) =>
        Series.SelectMany(name => Spans(name, [.. Missing(memory, name, from, to, today)], today));

    // Of today only the battery is asked for: the live counters tell the rest better.
    private static IEnumerable<DateOnly> Missing(DayMemory memory, SeriesName name, DateOnly from, DateOnly to, DateOnly today)
    {
        var last = name == SeriesName.Batt ? today : today.AddDays(-1);
        for (var day = to < last ? to : last; day >= from; day = day.AddDays(-1))
            if (!memory.Knows(name, day))
                yield return day;
    }

    /// <summary>Spans of missing days that follow one another, newest first; today, which is not whole, stands alone.</summary>
    private IEnumerable<SeriesQuery> Spans(SeriesName name, List<DateOnly> missing, DateOnly today)
    {
        for (var i = 0; i < missing.Count;)
        {
            var (last, count) = (missing[i], 1);
            while (last != today && count < _atOnce[name] && i + count < missing.Count && missing[i + count] == last.AddDays(-count)) count++;
            yield return new(name, last.AddDays(1 - count), last);
            i += count;
        }
    }
}
