using System.Text.Json;

namespace Oig.Simulator.Payloads;

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
