using System.ComponentModel;
using System.Globalization;
using Oig.Contracts;
using static Oig.Api.Replies.Text;

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
    public IReadOnlyDictionary<string, string> How { get; init; } = Found();

    [Description("Days without data or with a part of it.")]
    public string[] Gaps { get; init; } = [];

    [Description("False when days could not be read in the time allowed: ask again, what was read is kept.")]
    public bool Complete { get; init; }

    [Description("Requests to the portal that are still to come.")]
    public int RequestsLeft { get; init; }

    public string? Note { get; init; }

    private static Dictionary<string, string> Found() => new()
    {
        ["produced"] = Say("history_how_produced"),
        ["imported"] = Say("history_how_counter"),
        ["exported"] = Say("history_how_counter"),
        ["backed_up_load"] = Say("history_how_load"),
        ["battery"] = Say("history_how_battery"),
        ["self_consumption"] = Say("history_how_self_consumption"),
        ["self_sufficiency"] = Say("history_how_self_sufficiency"),
    };

    public static EnergyHistoryData Of(EnergyRequest request, BoxId box, IReadOnlyDictionary<DateOnly, DayTotals> known, int requestsLeft, string? note)
    {
        DayTotals[] Days(DayRange range) => [.. range.Days.Select(day => known.GetValueOrDefault(day) ?? new DayTotals(day) { Gap = requestsLeft > 0 ? Say("history_not_read") : Say("history_no_data") })];
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
        return spans.Count <= MostGaps ? [.. spans] : [.. spans.Take(MostGaps), Say("history_more", spans.Count - MostGaps)];
    }

    /// <summary>Days in a row with the same gap are told once.</summary>
    private static IEnumerable<string> Spans(DayTotals[] days)
    {
        for (var (first, i) = (0, 1); i <= days.Length; i++)
        {
            if (i < days.Length && days[i].Gap == days[first].Gap && days[i].Day == days[i - 1].Day.AddDays(1)) continue;
            var (from, to) = (days[first].Day, days[i - 1].Day);
            yield return from == to
                ? $"{Name(from)}: {days[first].Gap}"
                : Say("history_span", Name(from), Name(to), days[first].Gap);
            first = i;
        }
    }

    private static string Name(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>The days before.</summary>
internal sealed record PreviousEnergies(DateOnly From, DateOnly To, object?[][] Rows, object?[] Total);
