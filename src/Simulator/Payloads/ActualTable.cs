using System.Text.Json;

namespace Oig.Simulator.Payloads;

/// <summary>Table <c>actual</c>: live data, by the minute.</summary>
internal static class ActualTable
{
    private const int Viz = 8;

    public static void Write(Utf8JsonWriter json, BoxReading reading)
    {
        var state = reading.Minute;
        var (first, second) = Strings.Fields(state, reading.Box);
        json.WriteStartObject("actual");
        GridTables.WritePhases(json, state, reading.Box);
        json.WriteWhole("aco_p", state.Flow.Load.Total);
        json.WriteWhole("fv_p1", first);
        json.WriteWhole("fv_p2", second);
        json.WriteWhole("bat_p", state.Flow.Battery);
        json.WriteWhole("bat_c", reading.Charge(state));
        json.WriteNumber("viz", Viz);
        json.WriteEndObject();
    }
}
