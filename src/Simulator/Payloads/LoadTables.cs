using System.Text.Json;

namespace Oig.Simulator.Payloads;

/// <summary>Tables <c>ac_out</c> and <c>batt</c>: the backed-up output and the charge of the battery.</summary>
internal static class LoadTables
{
    public static void Write(Utf8JsonWriter json, BoxReading reading)
    {
        var state = reading.FiveMinutes;
        json.WriteStartObject("ac_out");
        json.WriteWhole("aco_p", state.Flow.Load.Total);
        json.WriteWhole("aco_pr", state.Flow.Load.R);
        json.WriteWhole("aco_ps", state.Flow.Load.S);
        json.WriteWhole("aco_pt", state.Flow.Load.T);
        if (reading.Box.Kind == SimulatedKind.SinglePhase)
            json.WriteTenths("aco_vs", state.Flow.Load.R / Measured.PhaseVoltage(state, reading.Box.Seed, 0));
        json.WriteCounter("en_day", state.Today.Used);
        json.WriteEndObject();
        json.WriteStartObject("batt");
        json.WriteWhole("bat_c", reading.Charge(state));
        json.WriteEndObject();
    }
}
