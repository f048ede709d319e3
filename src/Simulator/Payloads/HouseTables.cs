using System.Text.Json;
using Oig.Simulator.Households;

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

/// <summary>Table <c>boiler</c>: an empty list without a heater, as PHP renders an empty map.</summary>
internal static class BoilerTable
{
    public static void Write(Utf8JsonWriter json, BoxReading reading)
    {
        if (!reading.Box.HasBoiler)
        {
            json.WriteStartArray("boiler");
            json.WriteEndArray();
            return;
        }

        json.WriteStartObject("boiler");
        json.WriteWhole("p", reading.FiveMinutes.Flow.Heater);
        json.WriteCounter("w", reading.FiveMinutes.Today.Heated);
        json.WriteEndObject();
    }
}

/// <summary>Table <c>box</c>: climate in the cabinet.</summary>
internal static class CabinetTable
{
    public static void Write(Utf8JsonWriter json, BoxReading reading)
    {
        var temperature = Measured.CabinetTemperature(reading.FiveMinutes, reading.Box.Seed);
        json.WriteStartObject("box");
        json.WriteTenths("temp", temperature);
        json.WriteTenths("humid", Math.Clamp(60 - temperature, 10, 90));
        json.WriteEndObject();
    }
}

/// <summary>Table <c>device</c>: model, and the last call of the box in Prague time without zone.</summary>
internal static class DeviceTable
{
    private const int Model = 3002;
    private const string Never = "0000-00-00 00:00:00";

    public static void Write(Utf8JsonWriter json, BoxReading reading)
    {
        json.WriteStartObject("device");
        json.WriteNumber("id_type", Model);
        json.WriteString("lastcall", reading.Box.NeverCalled ? Never : PragueClock.Stamp(reading.LastContact));
        json.WriteEndObject();
    }
}

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
