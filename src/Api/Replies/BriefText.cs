using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Oig.Api.Replies;

/// <summary>
/// The text block of replies whose structure is long: the same values under the same names, without what only explains them. A text is what a
/// model pays for with each call, and some clients give it both.
/// </summary>
internal static class BriefText
{
    private const int UsualBytes = 3 * 1024;
    private const int MostNames = 5;

    // What hardly anybody asks for; the structure has it.
    private static readonly string[] LeftOut = ["export_settings", "stage_offsets"];

    // Programs of the predecessor's time read these sections, so that their values stay objects with a unit.
    private static readonly string[] SectionsAsBefore = ["solar_production", "battery", "household"];

    /// <summary>A sentence first, then bare values; what is unknown is left out, which is not 0.</summary>
    public static string Of(string summary, JsonElement reply) => Written(writer =>
    {
        writer.WriteString("summary", summary);
        writer.WriteString("status", reply.GetProperty("status").GetString());
        writer.WriteString("units", Text.Say("brief_units"));
        writer.WriteStartObject("data");
        foreach (var section in reply.GetProperty("data").EnumerateObject())
            Write(writer, section.Name, section.Value, SectionsAsBefore.Contains(section.Name));
        writer.WriteEndObject();
    });

    /// <summary>An error without its data, of which only the name of the change is needed to ask again.</summary>
    public static string OfError(JsonElement reply) => !reply.TryGetProperty("data", out var data) ? reply.GetRawText() : Written(writer =>
    {
        foreach (var member in reply.EnumerateObject().Where(member => member.Name != "data")) member.WriteTo(writer);
        if (data.TryGetProperty("change_id", out var id) && id.ValueKind == JsonValueKind.String) writer.WriteString("change_id", id.GetString());
    });

    private static string Written(Action<Utf8JsonWriter> members)
    {
        var json = new ArrayBufferWriter<byte>(UsualBytes);
        using (var writer = new Utf8JsonWriter(json, ReplyJson.Style))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(json.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, string name, JsonElement value, bool asBefore)
    {
        if (LeftOut.Contains(name)) return;
        if (IsPoint(value)) WritePoint(writer, name, value, asBefore);
        else if (value.ValueKind == JsonValueKind.Object) WriteSection(writer, name, value, asBefore);
        else if (name == "suspect") WriteNames(writer, name, value.EnumerateArray().Select(suspect => suspect.GetProperty("value")));
        else if (name == "coarse") WriteNames(writer, name, value.EnumerateArray());
        else if (!IsNothing(value))
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }
    }

    private static void WritePoint(Utf8JsonWriter writer, string name, JsonElement point, bool asBefore)
    {
        var value = point.GetProperty("value");
        if (!asBefore && IsNothing(value)) return;
        writer.WritePropertyName(name);
        if (asBefore) writer.WriteStartObject();
        if (asBefore) writer.WritePropertyName("value");
        value.WriteTo(writer);
        if (!asBefore) return;
        point.EnumerateObject().First(member => member.Name == "unit").WriteTo(writer);
        writer.WriteEndObject();
    }

    private static void WriteSection(Utf8JsonWriter writer, string name, JsonElement section, bool asBefore)
    {
        writer.WriteStartObject(name);
        foreach (var member in section.EnumerateObject()) Write(writer, member.Name, member.Value, asBefore);
        writer.WriteEndObject();
    }

    // The structure lists them all, and tells field and reason of each that is suspect.
    private static void WriteNames(Utf8JsonWriter writer, string name, IEnumerable<JsonElement> all)
    {
        var names = all.Select(one => one.GetString()).Distinct().ToList();
        if (names.Count == 0) return;
        writer.WriteStartArray(name);
        foreach (var one in names.Take(MostNames)) writer.WriteStringValue(one);
        if (names.Count > MostNames) writer.WriteStringValue($"+{names.Count - MostNames}");
        writer.WriteEndArray();
    }

    private static bool IsPoint(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty("value", out _) && value.TryGetProperty("description", out _);

    private static bool IsNothing(JsonElement value) =>
        value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0);
}
