using System.Text.Json;

namespace Oig.Simulator.Payloads;

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
