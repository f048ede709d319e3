using Oig.Contracts.Boxes;

namespace Oig.Api.Tools.History;

/// <summary>What the box's own counters tell of today, this month and this year, for accounts whose series are of no known box.</summary>
internal static class LiveCounters
{
    public static EnergyHistoryData Of(EnergyRequest request, Box box, DateOnly today, string note)
    {
        var days = new Dictionary<DateOnly, DayTotals> { [today] = DayTotals.Of(box, today, null) };
        var data = EnergyHistoryData.Of(request, box.Id, days, 0, note);
        var rows = Periods.Split(request.Range, request.Period).Zip(data.Rows, (part, row) => Counted(request.Period, part, box, today) ?? row).ToArray();
        return data with { Rows = rows, Total = rows is [var only] ? ["total", .. only[1..]] : data.Total };
    }

    /// <summary>A row that is all of the month or year so far.</summary>
    private static object?[]? Counted(PeriodLength length, DayRange part, Box box, DateOnly today)
    {
        if (part.To != today || part.From != Periods.StartOf(length, today)) return null;
        var counter = length == PeriodLength.Month ? box.Month : length == PeriodLength.Year ? box.Year : null;
        return counter is null ? null
            : [Periods.Name(length, today), counter.Produced, counter.Imported, counter.Exported, counter.BackedUpLoad, null, null, null, null, part.Count, 0];
    }
}
