using System.ComponentModel;
using System.Globalization;
using Oig.Contracts;

namespace Oig.Api.Tools.History;

/// <summary>Energies of periods.</summary>
internal sealed record EnergyHistoryData
{
    private const int MostGaps = 40;

    public string BoxId { get; init; } = "";

    [Description("Length of a row: day, week, month or year.")]
    public string Period { get; init; } = "";

    public DateOnly From { get; init; }

    public DateOnly To { get; init; }

    [Description("Names of the values of a row: energies in kWh, shares in %.")]
    public string[] Columns { get; init; } = EnergyRows.Columns;

    [Description("One row a period, oldest first; null = nothing is known, which is not 0.")]
    public object?[][] Rows { get; init; } = [];

    public object?[] Total { get; init; } = [];

    [Description("The days before, when asked for.")]
    public PreviousEnergies? Previous { get; init; }

    [Description("How each value was found and what it covers.")]
    public IReadOnlyDictionary<string, string> How { get; init; } = Found;

    [Description("Days without data or with a part of it.")]
    public string[] Gaps { get; init; } = [];

    [Description("False when days could not be read in the time allowed: ask again, what was read is kept.")]
    public bool Complete { get; init; }

    [Description("Requests to the portal that are still to come.")]
    public int RequestsLeft { get; init; }

    public string? Note { get; init; }

    private static readonly Dictionary<string, string> Found = new()
    {
        ["produced"] = "power of the panels every 5 minutes, summed up (estimate); today the box's counter",
        ["imported"] = "counter",
        ["exported"] = "counter",
        ["backed_up_load"] = "power every 5 minutes, summed up (estimate), today the counter; the backed-up output only, not the whole house",
        ["battery"] = "voltage times current every 5 minutes, summed up (estimate)",
        ["self_consumption"] = "share of the production that was not exported",
        ["self_sufficiency"] = "share of the backed-up load that was not imported, at least",
    };

    public static EnergyHistoryData Of(EnergyRequest request, BoxId box, IReadOnlyDictionary<DateOnly, DayTotals> known, int requestsLeft, string? note)
    {
        DayTotals[] Days(DayRange range) => [.. range.Days.Select(day => known.GetValueOrDefault(day) ?? new DayTotals(day) { Gap = requestsLeft > 0 ? "not read yet" : "no data" })];
        object?[][] Rows(DayRange range) => [.. Periods.Split(range, request.Period).Select(part => EnergyRows.Row(Periods.Name(request.Period, part.From), Days(part)))];
        return new()
        {
            BoxId = box.ToString(),
            Period = request.Period.Name(),
            From = request.Range.From,
            To = request.Range.To,
            Rows = Rows(request.Range),
            Total = EnergyRows.Row("total", Days(request.Range)),
            Previous = request.Previous is { } before ? new(before.From, before.To, Rows(before), EnergyRows.Row("total", Days(before))) : null,
            Gaps = GapsOf([.. Days(request.Range), .. request.Previous is { } earlier ? Days(earlier) : []]),
            Complete = requestsLeft == 0,
            RequestsLeft = requestsLeft,
            Note = note,
        };
    }

    private static string[] GapsOf(DayTotals[] days)
    {
        var spans = Spans([.. days.Where(day => day.Gap is not null).OrderBy(day => day.Day)]).ToList();
        return spans.Count <= MostGaps ? [.. spans] : [.. spans.Take(MostGaps), $"and {spans.Count - MostGaps} more"];
    }

    /// <summary>Days in a row with the same gap are told once.</summary>
    private static IEnumerable<string> Spans(DayTotals[] days)
    {
        for (var (first, i) = (0, 1); i <= days.Length; i++)
        {
            if (i < days.Length && days[i].Gap == days[first].Gap && days[i].Day == days[i - 1].Day.AddDays(1)) continue;
            var (from, to) = (days[first].Day, days[i - 1].Day);
            yield return from == to
                ? string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd}: {days[first].Gap}")
                : string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd} to {to:yyyy-MM-dd}: {days[first].Gap}");
            first = i;
        }
    }
}

/// <summary>The days before.</summary>
internal sealed record PreviousEnergies(DateOnly From, DateOnly To, object?[][] Rows, object?[] Total);
