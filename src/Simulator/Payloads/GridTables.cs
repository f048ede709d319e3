using System.Text.Json;
using Oig.Simulator.Households;

namespace Oig.Simulator.Payloads;

/// <summary>Tables <c>ac_in</c> and <c>ac_in_b</c>: the grid side, and the branch that is not backed up (not metered here).</summary>
internal static class GridTables
{
    public static void Write(Utf8JsonWriter json, BoxReading reading)
    {
        var state = reading.FiveMinutes;
        json.WriteStartObject("ac_in");
        WriteVoltages(json, state, reading.Box);
        WritePhases(json, state, reading.Box);
        json.WriteNumber("aci_f", Math.Round((decimal)Measured.Frequency(state), 2));
        json.WriteCounter("ac_ad", state.Today.Imported);
        json.WriteKilo("ac_am", state.Month.Imported);
        json.WriteKilo("ac_ay", state.Year.Imported);
        json.WriteCounter("ac_pd", state.Today.Exported);
        json.WriteKilo("ac_pm", state.Month.Exported);
        json.WriteKilo("ac_py", state.Year.Exported);
        json.WriteEndObject();
        json.WriteStartObject("ac_in_b");
        json.WriteNumber("aci_wr", 0);
        json.WriteNumber("aci_ws", 0);
        json.WriteNumber("aci_wt", 0);
        json.WriteEndObject();
    }

    /// <summary>Signed phase powers, W.</summary>
    public static void WritePhases(Utf8JsonWriter json, HouseState state, SimulatedBox box)
    {
        var phases = state.Flow.GridPhases(box.Kind == SimulatedKind.SinglePhase);
        json.WriteWhole("aci_wr", phases.R);
        json.WriteWhole("aci_ws", phases.S);
        json.WriteWhole("aci_wt", phases.T);
    }

    /// <summary>A single-phase box has its current, A, where others have the second phase's voltage.</summary>
    private static void WriteVoltages(Utf8JsonWriter json, HouseState state, SimulatedBox box)
    {
        var single = box.Kind == SimulatedKind.SinglePhase;
        var first = Measured.PhaseVoltage(state, box.Seed, 0);
        json.WriteTenths("aci_vr", first);
        json.WriteTenths("aci_vs", single ? state.Flow.Grid / first : Measured.PhaseVoltage(state, box.Seed, 1));
        json.WriteTenths("aci_vt", single ? 0 : Measured.PhaseVoltage(state, box.Seed, 2));
    }
}
