using System.Globalization;
using System.Text.Json;
using CsCheck;
using Oig.Contracts;
using Oig.Contracts.Boxes;
using Oig.Portal.Tests.Samples;

namespace Oig.Portal.Tests.Reading;

/// <summary>What holds of every box, whatever the portal sends.</summary>
public sealed class InvariantTests
{
    private static readonly string[] Samples = ["boxes-one.json", "boxes-no-live-data.json", "boxes-legacy.json", "boxes-single-phase.json"];

    private static readonly DateOnly[] Days =
    [
        new(2026, 3, 29), new(2026, 3, 30), new(2026, 10, 25), new(2026, 10, 26), new(2026, 7, 1), new(2026, 7, 2), new(2027, 1, 1), new(2028, 2, 29),
    ];

    private static readonly Gen<string> Damage = Gen.OneOf(
        Payloads.Pick("null", "true", "\"NaN\"", "\"\"", "[]", "0", "1e12", "-1e9", "65535", "65036", "4294967295", "\"12\"", "\"1e400\"", "18433"),
        Gen.Int[-70_000, 70_000].Select(number => $"{number}"),
        Gen.Double[-500, 500].Select(number => number.ToString("0.##", CultureInfo.InvariantCulture)));

    private static readonly Gen<(string Table, string Field, string Json)[]> Damages =
        Gen.Select(Payloads.Pick([.. Payloads.Fields(Samples)]), Damage, (field, json) => (field.Split('.')[0], field.Split('.')[1], json)).Array[0, 12];

    /// <summary>A last contact within ten minutes of a local midnight, clock changes among them, read up to 25 minutes later.</summary>
    private static readonly Gen<(DateTimeOffset Contact, DateTimeOffset ReadAt)> AroundMidnight =
        from day in Gen.Int[0, Days.Length - 1]
        from offset in Gen.Int[-600, 600]
        from wait in Gen.Int[0, 1500]
        let contact = PragueTime.Midnight(Days[day]).AddSeconds(offset)
        select (contact, contact.AddSeconds(wait));

    private static readonly Gen<(string Sample, (string, string, string)[] Damages, DateTimeOffset Contact, DateTimeOffset ReadAt)> Cases =
        Gen.Select(Payloads.Pick(Samples), Damages, AroundMidnight, (sample, damages, times) => (sample, damages, times.Contact, times.ReadAt));

    [Fact]
    public void No_number_lies_outside_of_what_can_be() => Cases.Sample(
        given => Assert.All(Numbers(Read(given)), number => Assert.True(
            number.Value is null || (number.Value >= number.Least && number.Value <= number.Most), $"{number.Name} = {number.Value}")),
        iter: 1000, threads: 1);

    [Fact]
    public void Counters_of_another_day_month_or_year_are_never_shown() => Cases.Sample(given =>
    {
        var box = Read(given);
        var (today, called) = (PragueTime.Today(given.ReadAt), PragueTime.Today(given.Contact));

        Assert.True(today == called || Counted(box.Today).All(energy => energy is null));
        Assert.True((today.Year, today.Month) == (called.Year, called.Month) || Counted(box.Month).All(energy => energy is null));
        Assert.True(today.Year == called.Year || Counted(box.Year).All(energy => energy is null));
        Assert.True(today == called || (box.Heater?.EnergyToday, box.Solar.YieldYesterday, box.Solar.HighestPowerToday) == (null, null, null));
    }, iter: 1000, threads: 1);

    [Fact]
    public void A_longer_period_never_holds_less_than_a_shorter_one() => Cases.Sample(given =>
    {
        var box = Read(given);
        foreach (var ((day, month), year) in Counted(box.Today).Zip(Counted(box.Month)).Zip(Counted(box.Year)))
            Assert.False(month + 1 < day / 1000 || year + 1 < month || year + 1 < day / 1000, $"{day} Wh, {month} kWh, {year} kWh");
    }, iter: 1000, threads: 1);

    [Fact]
    public void A_value_that_cannot_be_changes_nothing_but_the_list_of_faults() =>
        Gen.Select(Cases, Payloads.Pick([.. Payloads.Fields(Samples).Where(IsMeasured)]), Payloads.Pick("1e12", "-1e9", "\"NaN\"", "true", "4294967295"))
            .Sample((given, field, impossible) =>
            {
                var (table, name) = (field.Split('.')[0], field.Split('.')[1]);
                // A heater's table, whatever is in it, is a sign of a heater.
                var heated = given with { Damages = [.. given.Damages, ("boiler", "x", "1")] };
                var box = Read(heated with { Damages = [.. heated.Damages, (table, name, impossible)] });
                var missing = Read(heated with { Damages = [.. heated.Damages, (table, name, "null")] });

                Assert.Equal(JsonSerializer.Serialize(missing with { Faults = [] }), JsonSerializer.Serialize(box with { Faults = [] }));
            }, iter: 1000, threads: 1);

    [Fact]
    public void A_contradicted_charge_is_neither_shown_nor_used() => Cases.Sample(given =>
    {
        var box = Read(given);
        var doubted = box.Faults.Any(fault => fault is { Field: "actual.bat_c", Reason: FaultReason.Contradicted });

        Assert.False(doubted && box.Battery.StateOfCharge != box.FiveMinute.StateOfCharge);
        Assert.False(Math.Abs(box.Live?.StateOfCharge - box.FiveMinute.StateOfCharge ?? 0) > 25);
    }, iter: 1000, threads: 1);

    [Fact]
    public void Export_beyond_what_the_settings_allow_is_never_called_off_or_limited() => Cases.Sample(given =>
    {
        var export = Read(given).Export;

        Assert.False(export.State == ExportState.Off && export.Measured > 200);
        Assert.False(export.State == ExportState.Limited && export.Measured > export.MaximumFeed + 200);
    }, iter: 1000, threads: 1);

    private static Box Read((string Sample, (string, string, string)[] Damages, DateTimeOffset Contact, DateTimeOffset ReadAt) given)
    {
        var lastCall = given.Contact.ToString("\\\"yyyy-MM-dd HH:mm:ss\\\"", CultureInfo.InvariantCulture);
        return Sample.OnlyBox(Payloads.Box(given.Sample, [.. given.Damages, ("device", "lastcall", lastCall)]), given.ReadAt);
    }

    /// <summary>Numbers with limits; settings that are shown as they are have none.</summary>
    private static bool IsMeasured(string field) => field.Split('.') is [not ("device" or "invertor_prms" or "invertor_prm1" or "box_prm2"), var name]
        && name is not ("bat_hdo" or "bal_on" or "mode" or "mode1" or "crct" or "crcte" or "ison" or "manual" or "hdo" or "termostat" or "prrty")
        && !name.StartsWith("hdo", StringComparison.Ordinal) && !name.StartsWith("ssr", StringComparison.Ordinal)
        && !name.StartsWith("zone", StringComparison.Ordinal);

    private static double?[] Counted(Energies energies) => [energies.Produced, energies.Imported, energies.Exported, energies.BackedUpLoad];

    private static IEnumerable<(string Name, double? Value, double Least, double Most)> Numbers(Box box) =>
    [
        .. new[] { box.Powers, box.Live ?? box.FiveMinute, box.FiveMinute }.SelectMany(Powers), .. OfBattery(box.Battery),
        .. new[] { box.Today, box.Month, box.Year }.SelectMany(Energies), .. Phases(box.Household.BackedUp, 0, 20_000),
        .. Phases(box.Household.NotBackedUp, 0, 20_000), .. Phases(box.Grid.Voltage, 0, 300),
        ("load", box.Household.Load, 0, 90_000), ("output current", box.Household.Current, 0, 100), ("grid current", box.Grid.Current, -100, 100),
        ("frequency", box.Grid.Frequency is 0 ? null : box.Grid.Frequency, 45, 55), ("temperature", box.Cabinet.Temperature, -40, 100),
        ("humidity", box.Cabinet.Humidity, 0, 100), ("installed", box.Solar.InstalledPower, 100, 100_000),
        ("yield yesterday", box.Solar.YieldYesterday, 0, 1.44e6), ("heater", box.Heater?.Power, 0, 30_000),
        ("heater today", box.Heater?.EnergyToday, 0, 1.44e6), ("target", box.Heater?.TargetTemperature, 1, 95),
    ];

    private static IEnumerable<(string, double?, double, double)> Powers(Readings powers) =>
    [
        .. Phases(powers.Grid, -20_000, 20_000), ("import", powers.GridImport, 0, 60_000), ("export", powers.GridExport, 0, 60_000),
        ("import by phase", powers.GridImportByPhase, 0, 60_000), ("export by phase", powers.GridExportByPhase, 0, 60_000),
        ("string 1", powers.SolarString1, 0, 20_000), ("string 2", powers.SolarString2, 0, 20_000), ("solar", powers.Solar, 0, 40_000),
        ("battery", powers.Battery, -15_000, 15_000), ("load", powers.BackedUpLoad, 0, 60_000), ("charge", powers.StateOfCharge, 0, 100),
    ];

    private static IEnumerable<(string, double?, double, double)> OfBattery(Battery battery) =>
    [
        ("charge", battery.StateOfCharge, 0, 100), ("capacity", battery.Capacity, 500, 200_000), ("stored", battery.Stored, 0, battery.Capacity ?? 0),
        ("usable", battery.Usable, 0, battery.Capacity ?? 0), ("missing", battery.Missing, 0, battery.Capacity ?? 0),
        ("time to full", battery.TimeToFull?.TotalHours, 0, 24), ("time to empty", battery.TimeToEmpty?.TotalHours, 0, 24),
        ("minimum", battery.Minimum, 0, 100), ("backup minimum", battery.BackupMinimum, 0, 100), ("target", battery.ChargingTarget, 0, 100),
    ];

    private static IEnumerable<(string, double?, double, double)> Energies(Energies energies) =>
    [
        .. Counted(energies).Select(energy => ($"energy of {energies.Period}", energy, 0.0, energies.Unit == EnergyUnit.WattHours ? 1.44e6 : 1e6)),
        ("self-consumption", energies.SelfConsumption, 0, 1), ("self-sufficiency", energies.SelfSufficiency, 0, 1),
    ];

    private static IEnumerable<(string, double?, double, double)> Phases(Phases phases, double least, double most) =>
        [("L1", phases.L1, least, most), ("L2", phases.L2, least, most), ("L3", phases.L3, least, most)];
}
