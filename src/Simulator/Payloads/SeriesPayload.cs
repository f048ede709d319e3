using System.Buffers;
using System.Text.Json;
using Oig.Simulator.Households;

namespace Oig.Simulator.Payloads;

/// <summary>Body of <c>json2.php</c>: one item every five minutes, its values by position.</summary>
internal static class SeriesPayload
{
    /// <summary>A name that the portal knows and whose shape nobody has seen.</summary>
    public const string History = "history";

    private const int GapMatter = 40;
    private const int ItemsADay = 288;

    public static IReadOnlySet<string> Names { get; } = new HashSet<string> { "batt", "fve", "grid", "load", History };

    public static ReadOnlyMemory<byte> Empty { get; } = """{"items":[]}"""u8.ToArray();

    public static ReadOnlyMemory<byte> Write(string name, SimulatedBox box, IEnumerable<HouseState> states)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartArray("items");
        foreach (var state in states)
            WriteItem(json, SeriesValues.Of(name, state, box), IsGap(state, box));
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteItem(Utf8JsonWriter json, decimal[] values, bool gap)
    {
        json.WriteStartObject();
        json.WriteStartArray("values");
        foreach (var value in values)
        {
            if (gap)
                json.WriteNullValue();
            else
                json.WriteNumberValue(value);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A box loses about one record a day on its way to the portal.</summary>
    private static bool IsGap(HouseState state, SimulatedBox box) =>
        Noise.At(box.Seed, GapMatter, state.At.Ticks / TimeSpan.TicksPerMinute) < 1.0 / ItemsADay;
}
