using System.Text.Json;
using Oig.Simulator.Households;

namespace Oig.Simulator.Payloads;

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
