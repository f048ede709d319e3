namespace Oig.Portal.Boxes;

/// <summary>Between which numbers a value can be, and its plain name.</summary>
internal sealed record Limit(string Value, double Least, double Most, bool OrZero = false)
{
    internal bool Allows(double number) => number >= Least && number <= Most || (OrZero && number == 0);
}

/// <summary>
/// What a number can be: limits of the device, the house and nature, wide enough for every box on sale. All of them stay below 32,768
/// where the feed shows a negative 16-bit number as one just below 65,536.
/// </summary>
internal static class Limits
{
    /// <summary>W on one phase: the largest household connection has 80 A.</summary>
    private const double PhasePower = 20_000;

    /// <summary>W, plus and minus: three inverters of the largest kind.</summary>
    private const double BatteryPower = 15_000;

    /// <summary>Wh: the connection at its limit from midnight to midnight.</summary>
    private const double DayEnergy = 3 * PhasePower * 24;

    /// <summary>kWh in 31 such days.</summary>
    private const double MonthEnergy = DayEnergy * 31 / 1000;

    /// <summary>kWh in 366 such days.</summary>
    private const double YearEnergy = DayEnergy * 366 / 1000;

    /// <summary>Fields that mean something else on single-phase boxes.</summary>
    internal static Limit Current { get; } = new("grid.current", -100, 100);

    internal static Limit OutputCurrent { get; } = new("load.current", 0, 100);

    internal static Limit YieldYesterday { get; } = new("solar.yield_yesterday", 0, DayEnergy);

    internal static Limit HighestPowerToday { get; } = new("solar.highest_power_today", 0, PhasePower);

    internal static Limit HighestPowerYesterday { get; } = new("solar.highest_power_yesterday", 0, PhasePower);

    /// <summary>Fields that mean something else than those of the same name elsewhere.</summary>
    private static readonly Dictionary<(string Table, string Field), Limit> FieldsOfTables = new()
    {
        [("ac_in_b", "aci_wr")] = new("load.not_backed_up_l1", 0, PhasePower),
        [("ac_in_b", "aci_ws")] = new("load.not_backed_up_l2", 0, PhasePower),
        [("ac_in_b", "aci_wt")] = new("load.not_backed_up_l3", 0, PhasePower),
    };

    private static readonly Dictionary<string, Limit> Fields = new()
    {
        ["aci_wr"] = new("grid.phase_l1", -PhasePower, PhasePower),
        ["aci_ws"] = new("grid.phase_l2", -PhasePower, PhasePower),
        ["aci_wt"] = new("grid.phase_l3", -PhasePower, PhasePower),
        ["aci_vr"] = new("grid.voltage_l1", 0, 300),
        ["aci_vs"] = new("grid.voltage_l2", 0, 300),
        ["aci_vt"] = new("grid.voltage_l3", 0, 300),
        ["aci_f"] = new("grid.frequency", 45, 55, OrZero: true),
        ["aco_p"] = new("household.total_load", 0, 30_000),
        ["aco_pr"] = new("load.backed_up_l1", 0, PhasePower),
        ["aco_ps"] = new("load.backed_up_l2", 0, PhasePower),
        ["aco_pt"] = new("load.backed_up_l3", 0, PhasePower),
        ["fv_p1"] = new("solar_production.string_1", 0, PhasePower),
        ["fv_p2"] = new("solar_production.string_2", 0, PhasePower),
        ["fv_proc"] = new("solar.percent_of_installed", 0, 150),
        ["p_fve"] = new("box.installed_solar_power", 100, 100_000),
        ["bat_p"] = new("battery.power_flow", -BatteryPower, BatteryPower),
        ["bat_c"] = new("battery.state_of_charge", 0, 100),
        ["p_bat"] = new("box.battery_capacity", 500, 200_000),
        ["bat_min"] = new("box.minimum_charge", 0, 100),
        ["bat_gl_min"] = new("box.minimum_charge_in_backup", 0, 100),
        ["bat_ac"] = new("box.grid_charging_target", 0, 100),
        ["temp"] = new("cabinet.temperature", -40, 100),
        ["humid"] = new("cabinet.humidity", 0, 100),
        ["p"] = new("heater.power", 0, 30_000),
        ["w"] = new("heater.energy_today", 0, DayEnergy),
        ["wd"] = new("heater.daily_cap", 0, 500_000),
        ["p_set"] = new("heater.stage_1_power", 0, 10_000),
        ["p_set2"] = new("heater.stage_2_power", 0, 10_000),
        ["p_set3"] = new("heater.stage_3_power", 0, 10_000),
        ["offset"] = new("heater.stage_1_offset", -10_000, 10_000),
        ["offset2"] = new("heater.stage_2_offset", -10_000, 10_000),
        ["offset3"] = new("heater.stage_3_offset", -10_000, 10_000),
        ["tset"] = new("heater.target_temperature", 1, 95, OrZero: true),
        ["tset2"] = new("heater.target_temperature_2", 1, 95, OrZero: true),
        ["fv_ad"] = new("energy_today.produced", 0, DayEnergy),
        ["fv_am"] = new("energy_month.produced", 0, MonthEnergy),
        ["fv_ay"] = new("energy_year.produced", 0, YearEnergy),
        ["ac_ad"] = new("energy_today.imported", 0, DayEnergy),
        ["ac_am"] = new("energy_month.imported", 0, MonthEnergy),
        ["ac_ay"] = new("energy_year.imported", 0, YearEnergy),
        ["ac_pd"] = new("energy_today.exported", 0, DayEnergy),
        ["ac_pm"] = new("energy_month.exported", 0, MonthEnergy),
        ["ac_py"] = new("energy_year.exported", 0, YearEnergy),
        ["en_day"] = new("energy_today.backed_up_load", 0, DayEnergy),
        ["en_mont"] = new("energy_month.backed_up_load", 0, MonthEnergy),
        ["en_year"] = new("energy_year.backed_up_load", 0, YearEnergy),
    };

    /// <summary>Throws for a field without limits: none is read without.</summary>
    internal static Limit Of(string table, string field) => FieldsOfTables.GetValueOrDefault((table, field)) ?? Fields[field];
}
