using Oig.Contracts;
using Oig.Contracts.Series;

namespace Oig.Grains.Energies;

/// <summary>What was read of which day, a bounded number of days.</summary>
internal sealed class DayMemory(TimeSpan freshFor, TimeProvider time)
{
    /// <summary>Two of the longest ranges that may be asked for, of four series: about half a megabyte.</summary>
    private const int Most = 2 * 401 * 4;

    /// <summary>A box that was offline may deliver its rows some days later.</summary>
    private const int DaysUntilFinal = 3;

    private const double Whole = 0.95;

    private readonly Dictionary<(SeriesName Name, DateOnly Day), Kept> _kept = [];
    private readonly Queue<(SeriesName, DateOnly)> _order = new();

    /// <summary>Whether the day need not be asked for: it was read after it had passed, or a short while ago.</summary>
    public bool Knows(SeriesName name, DateOnly day) =>
        _kept.TryGetValue((name, day), out var kept) && (kept.IsFinal || time.GetElapsedTime(kept.ReadAt) < freshFor);

    public void Keep(SeriesName name, EnergyDay day)
    {
        var age = PragueTime.Today(time.GetUtcNow()).DayNumber - day.Day.DayNumber;
        if (!_kept.ContainsKey((name, day.Day))) MakeRoomFor((name, day.Day));
        _kept[(name, day.Day)] = new(day, time.GetTimestamp(), age > DaysUntilFinal || (age > 0 && IsWhole(day)));
    }

    /// <summary>What is known of those days, oldest first; a day of which nothing was read is left out.</summary>
    public IEnumerable<EnergyDay> Days(DateOnly from, DateOnly to) => _kept.Where(entry => entry.Key.Day >= from && entry.Key.Day <= to)
        .GroupBy(entry => entry.Key.Day, entry => entry.Value.Day).OrderBy(day => day.Key).Select(day => day.Aggregate((all, part) => all.With(part)));

    private void MakeRoomFor((SeriesName, DateOnly) entry)
    {
        if (_order.Count >= Most) _kept.Remove(_order.Dequeue());
        _order.Enqueue(entry);
    }

    private static bool IsWhole(EnergyDay day)
    {
        EnergyAmount?[] amounts = [day.Imported, day.Exported, day.String1, day.Load, day.Charged];
        return amounts.Any(amount => amount is not null) && amounts.All(amount => amount is null or { Covered: >= Whole, Doubtful: false });
    }

    private sealed record Kept(EnergyDay Day, long ReadAt, bool IsFinal);
}
