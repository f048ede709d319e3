using Oig.Contracts;
using Oig.Contracts.Boxes;

namespace Oig.Portal.Boxes;

/// <summary>Reads the counters of day, month and year, and finds the day to which they belong.</summary>
internal sealed class CountersReader(BoxTables box)
{
    /// <summary>kWh; months and years are cut to whole ones.</summary>
    private const double Rounding = 1;

    /// <summary>How long after midnight the tables may still show the old day although the box has called.</summary>
    private static readonly TimeSpan OldDayShown = TimeSpan.FromMinutes(15);

    /// <summary>Wh; no sun shines so soon after midnight.</summary>
    private const double NightYield = 100;

    /// <summary>W; more than this flows through few houses, and hardly ever right at midnight.</summary>
    private const double MostFlow = 25_000;

    /// <summary>Clocks may differ by this much; a contact further ahead tells nothing.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(10);

    private readonly Counter _produced = Read(box, "dc_in", "fv_ad", "fv_am", "fv_ay");
    private readonly Counter _imported = Read(box, "ac_in", "ac_ad", "ac_am", "ac_ay");
    private readonly Counter _exported = Read(box, "ac_in", "ac_pd", "ac_pm", "ac_py");
    private readonly Counter _load = Read(box, "ac_out", "en_day", "en_mont", "en_year");

    private readonly record struct Counter(double? Day, double? Month, double? Year);

    internal Energies Energies(EnergyPeriod period, DateOnly? day) => new()
    {
        Unit = period == EnergyPeriod.Day ? EnergyUnit.WattHours : EnergyUnit.KilowattHours,
        Period = period,
        Day = day,
        Produced = Of(_produced, period),
        Imported = Of(_imported, period),
        Exported = Of(_exported, period),
        BackedUpLoad = Of(_load, period),
    };

    /// <summary>The local day of the last contact, or the one before it where the counters show that they have not moved on yet.</summary>
    internal DateOnly? Day(DateTimeOffset? contact, DateTimeOffset readAt)
    {
        if (contact is not { } call || call > readAt + Skew)
            return null;
        var day = PragueTime.Today(call);
        return IsOldDay(PragueTime.SinceMidnight(call)) ? day.AddDays(-1) : day;
    }

    private bool IsOldDay(TimeSpan sinceMidnight)
    {
        var most = NightYield + MostFlow * sinceMidnight.TotalHours;
        return sinceMidnight < OldDayShown
            && (_produced.Day > NightYield || _imported.Day > most || _exported.Day > most || _load.Day > most);
    }

    /// <summary>A month below its day, or a year below its month, is not what it says: perhaps in another unit.</summary>
    private static Counter Read(BoxTables box, string table, string day, string month, string year)
    {
        var (ofDay, ofMonth, ofYear) = (box[table].Number(day), box[table].Number(month), box[table].Number(year));
        ofMonth = AtLeast(box, table, month, ofMonth, ofDay / 1000);
        return new(ofDay, ofMonth, AtLeast(box, table, year, ofYear, ofMonth ?? ofDay / 1000));
    }

    private static double? AtLeast(BoxTables box, string table, string field, double? longer, double? shorter)
    {
        if (!(longer + Rounding < shorter))
            return longer;
        box.Doubt(table, field, FaultReason.BelowShorterPeriod);
        return null;
    }

    private static double? Of(Counter counter, EnergyPeriod period) => period switch
    {
        EnergyPeriod.Day => counter.Day,
        EnergyPeriod.Month => counter.Month,
        _ => counter.Year,
    };
}
