using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Oig.Simulator.Payloads;

/// <summary>Body of <c>json.php</c>: one object per box.</summary>
internal static class LivePayload
{
    public static ReadOnlyMemory<byte> Write(IReadOnlyList<SimulatedBox> boxes, DateTimeOffset now, Switches switches)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        for (var i = 0; i < boxes.Count && switches.Boxes != BoxListing.None; i++)
            WriteBox(json, boxes[i], i == 0 ? switches.Boxes : BoxListing.AsTheyAre, now, switches);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteBox(Utf8JsonWriter json, SimulatedBox box, BoxListing listing, DateTimeOffset now, Switches switches)
    {
        json.WritePropertyName(box.Id);
        if (listing == BoxListing.FirstNull)
        {
            json.WriteNullValue();
            return;
        }

        if (listing == BoxListing.AsTheyAre && box.HasFaults)
        {
            WriteFaulty(json, box, now, switches);
            return;
        }

        json.WriteStartObject();
        if (listing != BoxListing.FirstEmpty)
            WriteTables(json, box.Read(now, switches), switches.Live == LiveData.On);
        json.WriteEndObject();
    }

    /// <summary>What the box shows, with the faults of the feed in it.</summary>
    private static void WriteFaulty(Utf8JsonWriter json, SimulatedBox box, DateTimeOffset now, Switches switches)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var healthy = new Utf8JsonWriter(buffer))
        {
            healthy.WriteStartObject();
            WriteTables(healthy, box.Read(now, switches), switches.Live == LiveData.On);
            healthy.WriteEndObject();
        }

        box.Faults.ApplyTo(JsonNode.Parse(buffer.WrittenSpan)!.AsObject()).WriteTo(json);
    }

    private static void WriteTables(Utf8JsonWriter json, BoxReading reading, bool live)
    {
        if (reading.Box.Kind == SimulatedKind.Queen)
            json.WriteBoolean("queen", true);
        GridTables.Write(json, reading);
        LoadTables.Write(json, reading);
        SettingsTable.Write(json, reading, "batt_prms");
        BoilerTable.Write(json, reading);
        SettingsTable.Write(json, reading, "boiler_prms");
        CabinetTable.Write(json, reading);
        SettingsTable.Write(json, reading, "box_prms");
        SettingsTable.Write(json, reading, "box_prm2");
        SolarTable.Write(json, reading);
        DeviceTable.Write(json, reading);
        SettingsTable.Write(json, reading, "invertor_prms");
        SettingsTable.Write(json, reading, "invertor_prm1");
        if (live)
            ActualTable.Write(json, reading);
    }
}
