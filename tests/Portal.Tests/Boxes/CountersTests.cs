using Oig.Contracts.Boxes;
using Oig.Portal.Tests.Samples;

namespace Oig.Portal.Tests.Reading;

public sealed class CountersTests
{
    [Theory]
    [InlineData("2026-07-03 12:41:09", "2026-07-03T12:42:00+02:00", true, true, true)]
    [InlineData("2026-07-03 23:59:40", "2026-07-04T00:01:00+02:00", false, true, true)]
    [InlineData("2026-07-03 23:59:40", "2026-07-03T23:59:59+02:00", true, true, true)]
    [InlineData("2026-07-31 23:59:40", "2026-08-01T00:01:00+02:00", false, false, true)]
    [InlineData("2026-12-31 23:59:40", "2027-01-01T00:01:00+01:00", false, false, false)]
    [InlineData("2026-02-03 12:00:00", "2026-07-03T12:42:00+02:00", false, false, true)]
    [InlineData("2025-07-03 12:00:00", "2026-07-03T12:42:00+02:00", false, false, false)]
    [InlineData("2026-10-25 02:30:00", "2026-10-25T02:31:00+01:00", true, true, true)]
    [InlineData("2026-10-25 00:30:00", "2026-10-25T23:30:00+01:00", true, true, true)]
    [InlineData("2026-10-25 23:58:00", "2026-10-26T00:02:00+01:00", false, true, true)]
    [InlineData("2026-03-28 23:58:00", "2026-03-29T00:02:00+01:00", false, true, true)]
    [InlineData("2026-03-29 23:58:00", "2026-03-30T00:02:00+02:00", false, true, true)]
    [InlineData("0000-00-00 00:00:00", "2026-07-03T12:42:00+02:00", false, false, false)]
    [InlineData("", "2026-07-03T12:42:00+02:00", false, false, false)]
    [InlineData("2026-07-03 13:42:00", "2026-07-03T12:42:00+02:00", false, false, false)]
    public void Counters_count_in_the_period_of_the_last_contact_only(string lastCall, string readAt, bool today, bool month, bool year)
    {
        var box = Read(lastCall, readAt);

        Assert.Equal((today ? 2600.0 : null, today ? 900.0 : null, today ? 40.0 : null, today ? 2800.0 : null), Figures(box.Today));
        Assert.Equal((month ? 28.0 : null, month ? 20.0 : null, month ? 7.0 : null, month ? 39.0 : null), Figures(box.Month));
        Assert.Equal((year ? 290.0 : null, year ? 210.0 : null, year ? 70.0 : null, year ? 400.0 : null), Figures(box.Year));
        Assert.Equal(today ? 3400.0 : null, box.Heater!.EnergyToday);
        Assert.Equal(today, box.Today.SelfConsumption is not null);
    }

    [Theory]
    [InlineData("2026-07-03 23:59:40", "2026-07-04T00:01:00+02:00", "2026-07-03")]
    [InlineData("2026-07-03 12:41:09", "2026-07-03T12:42:00+02:00", "2026-07-03")]
    [InlineData("0000-00-00 00:00:00", "2026-07-03T12:42:00+02:00", null)]
    public void The_day_of_the_counters_is_told(string lastCall, string readAt, string? day)
    {
        var box = Read(lastCall, readAt);

        Assert.Equal(day is null ? null : DateOnly.Parse(day, null), box.Today.Day);
        Assert.Equal(box.Today.Day, box.Month.Day);
        Assert.Equal(box.Today.Day, box.Year.Day);
    }

    [Fact]
    public void What_was_read_before_midnight_is_not_of_today_after_it()
    {
        var box = Read("2026-07-31 23:59:40", "2026-07-31T23:59:50+02:00");

        Assert.Equal((2600, 28, 290), (box.Today.Produced, box.Month.Produced, box.Year.Produced));
        var later = box.AsOf(DateTimeOffset.Parse("2026-08-01T00:00:10+02:00", null));
        Assert.Equal((null, null, 290), (later.Today.Produced, later.Month.Produced, later.Year.Produced));
        Assert.Null(later.Heater!.EnergyToday);
    }

    [Theory]
    [InlineData("2026-08-01 00:00:30", 15500, 100, false)]
    [InlineData("2026-08-01 00:04:00", 0, 12000, false)]
    [InlineData("2026-08-01 00:04:00", 0, 40, true)]
    [InlineData("2026-08-01 00:14:00", 90, 2000, true)]
    [InlineData("2026-08-01 00:20:00", 0, 12000, true)]
    public void A_box_that_called_right_after_midnight_may_still_show_the_old_day(string lastCall, int produced, int imported, bool isNewDay)
    {
        var box = Sample.OnlyBox(
            $$$"""
            {"dc_in":{"fv_ad":{{{produced}}},"fv_am":600},"ac_in":{"ac_ad":{{{imported}}}},"device":{"lastcall":"{{{lastCall}}}"}}
            """,
            DateTimeOffset.Parse("2026-08-01T00:21:00+02:00", null));

        Assert.Equal(isNewDay ? new DateOnly(2026, 8, 1) : new DateOnly(2026, 7, 31), box.Today.Day);
        Assert.Equal(isNewDay ? produced : null, box.Today.Produced);
        Assert.Equal(isNewDay ? 600.0 : null, box.Month.Produced);
    }

    [Theory]
    [InlineData(1200, 420, 5, 420.0, null)]
    [InlineData(45000, 22, 333, null, 333.0)]
    [InlineData(45000, 0.4, 0.5, null, null)]
    [InlineData(1900, 1, 1, 1.0, 1.0)]
    [InlineData(0, 0, 0, 0.0, 0.0)]
    public void A_month_below_its_day_and_a_year_below_its_month_are_left_out(double day, double month, double year, double? monthShown, double? yearShown)
    {
        var box = Sample.OnlyBox(string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $$$"""{"ac_in":{"ac_ad":{{{day}}},"ac_am":{{{month}}},"ac_ay":{{{year}}}},"device":{"lastcall":"2026-07-03 12:41:09"}}"""));

        Assert.Equal((day, monthShown, yearShown), (box.Today.Imported, box.Month.Imported, box.Year.Imported));
        Assert.Equal(
            (monthShown is null ? 1 : 0) + (yearShown is null ? 1 : 0),
            box.Faults.Count(fault => fault.Reason == FaultReason.BelowShorterPeriod));
    }

    private static Box Read(string lastCall, string readAt) => Sample.OnlyBox(
        $$$"""
        {"dc_in":{"fv_ad":2600,"fv_am":28,"fv_ay":290},
         "ac_in":{"ac_ad":900,"ac_am":20,"ac_ay":210,"ac_pd":40,"ac_pm":7,"ac_py":70},
         "ac_out":{"en_day":2800,"en_mont":39,"en_year":400},"boiler":{"p":0,"w":3400},"device":{"lastcall":"{{{lastCall}}}"}}
        """,
        DateTimeOffset.Parse(readAt, null));

    private static (double?, double?, double?, double?) Figures(Energies energies) =>
        (energies.Produced, energies.Imported, energies.Exported, energies.BackedUpLoad);
}
