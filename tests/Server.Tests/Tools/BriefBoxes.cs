using Oig.Simulator;

namespace Oig.Server.Tests.Tools;

/// <summary>Boxes whose readings are steady, doubtful, or as many and as long as can be.</summary>
internal static class BriefBoxes
{
    /// <summary>The box of that kind.</summary>
    public static SimulatedBox Of(string kind)
    {
        var box = kind switch
        {
            "one phase" => new SimulatedBox("2206230001", SimulatedKind.SinglePhase),
            "everything in one phase" => new SimulatedBox("22062300010123456789", SimulatedKind.SinglePhase) { HasBoiler = true },
            "queen" => new SimulatedBox("2206230001", SimulatedKind.Queen),
            "three phases" => new SimulatedBox("2206230001"),
            "outage" => Steady(),
            _ => new SimulatedBox("22062300010123456789") { HasBoiler = true },
        };
        if (kind.StartsWith("everything", StringComparison.Ordinal) || kind == "nothing right") Fill(box.Faults, kind != "everything in one phase");
        if (kind == "silent") box.Faults.LastCall(DateTimeOffset.UtcNow.AddHours(-20));
        if (kind == "live data off") box.Faults.Table("actual", "[]");
        if (kind == "outage") foreach (var phase in "rst") box.Faults.Field("ac_in", $"aci_v{phase}", "0");
        if (kind == "nothing right")
            foreach (var field in (string[])["actual.bat_c", "actual.bat_p", "actual.fv_p1", "actual.aco_p", "actual.aci_wr", "batt_prms.bat_min", "ac_in.ac_ad", "dc_in.fv_ad", "box.temp", "boiler.p"])
                box.Faults.Field(field.Split('.')[0], field.Split('.')[1], "65000000");
        if (kind.EndsWith("doubtful", StringComparison.Ordinal))
            foreach (var (field, json) in new[] { ("actual.bat_c", "null"), ("actual.bat_p", "64000"), ("actual.aco_p", "null"), ("actual.aci_ws", "\"-\""), ("box.temp", "-99"), ("actual.fv_p1", "null"), ("ac_out.en_year", "1") })
                box.Faults.Field(field.Split('.')[0], field.Split('.')[1], json);
        return box;
    }

    /// <summary>As many and as long values as a box can show.</summary>
    private static void Fill(FeedFaults faults, bool threePhases)
    {
        (string Table, string Fields, string Json)[] all =
        [
            ("actual", "aci_wr aci_ws aci_wt bat_p", "-11111"), ("actual", "fv_p1 fv_p2 aco_p", "11111"), ("actual", "bat_c", "87.65"),
            ("batt", "bat_c", "87.65"), ("ac_in", "aci_wr aci_ws aci_wt", "-11111"), ("ac_in", "aci_vr aci_vs aci_vt", "231.123"), ("ac_in", "aci_f", "50.123"),
            ("ac_in", "ac_ad ac_pd", "111111"), ("ac_in", "ac_am ac_pm", "1111"), ("ac_in", "ac_ay ac_py", "11111"), ("dc_in", "fv_ad", "111111"),
            ("dc_in", "fv_am", "1111"), ("dc_in", "fv_ay", "11111"), ("dc_in", "fv_proc", "111"), ("ac_in_b", "aci_wr aci_ws aci_wt", "1111"), ("ac_out", "aco_pr aco_ps aco_pt", "1111"),
            ("ac_out", "en_day", "111111"), ("ac_out", "en_mont", "1111"), ("ac_out", "en_year", "11111"), ("box", "temp humid", "22.22"),
            ("boiler", "p w", "11111"), ("boiler_prms", "hdo termostat ison ssr0 ssr1 ssr2", "1"), ("boiler_prms", "manual", "0"),
            ("boiler_prms", "p_set p_set2 p_set3 offset offset2 offset3", "9999"), ("boiler_prms", "tset tset2", "55"), ("boiler_prms", "wd", "111111"),
            ("boiler_prms", "zone1_s zone2_s zone3_s zone4_s", "60"), ("boiler_prms", "zone1_e zone2_e zone3_e zone4_e", "86340"),
            ("batt_prms", "hdo1_s hdo2_s", "79200"), ("batt_prms", "hdo1_e hdo2_e", "21600"), ("batt_prms", "bat_hdo bal_on", "1"),
            ("box_prm2", "app", "3"), ("box_prms", "p_bat p_fve", "99999"), ("box_prms", "bat_ac", "100"), ("invertor_prm1", "p_max_feed_grid", "9999"), ("invertor_prms", "to_grid", "1"),
        ];
        foreach (var (table, fields, json) in all)
            foreach (var field in fields.Split(' '))
                faults.Field(table, field, threePhases || !field.EndsWith('s') && !field.EndsWith('t') && field != "fv_p2" || field.StartsWith("zone", StringComparison.Ordinal) ? json : "0");
        if (threePhases) return;
        faults.Field("ac_in", "aci_vs", "48.12");
        faults.Field("ac_out", "aco_vs", "47.65");
        foreach (var (field, json) in new[] { ("fv_p2", "11111"), ("fv_v2", "11111"), ("fv_i2", "11111") }) faults.Field("dc_in", field, json);
        faults.Field("actual", "fv_p2", "11111");
    }

    /// <summary>One whose readings stay as they are.</summary>
    public static SimulatedBox Steady()
    {
        var box = new SimulatedBox("2206230001");
        (string Table, string Field, string Json)[] all =
        [
            ("actual", "aci_wr", "100"), ("actual", "aci_ws", "-50"), ("actual", "aci_wt", "30"), ("actual", "aco_p", "750"), ("actual", "fv_p1", "1800"), ("actual", "fv_p2", "900"),
            ("actual", "bat_p", "1500"), ("actual", "bat_c", "63"), ("batt", "bat_c", "63"), ("ac_in", "ac_ad", "1200"), ("ac_in", "ac_pd", "4300"), ("dc_in", "fv_ad", "15500"), ("ac_in", "aci_f", "50"),
            ("ac_in", "aci_vr", "231"), ("ac_in", "aci_vs", "231"), ("ac_in", "aci_vt", "231"), ("ac_in", "ac_am", "200"), ("ac_in", "ac_ay", "3000"), ("ac_in", "ac_pm", "200"),
            ("ac_in", "ac_py", "3000"), ("dc_in", "fv_am", "400"), ("dc_in", "fv_ay", "5000"), ("ac_in_b", "aci_wr", "0"), ("ac_in_b", "aci_ws", "0"), ("ac_in_b", "aci_wt", "0"),
        ];
        foreach (var (table, field, json) in all) box.Faults.Field(table, field, json);
        return box;
    }
}
