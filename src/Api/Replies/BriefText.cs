using System.Buffers;
using System.Text.Json;

namespace Oig.Api.Replies;

/// <summary>
/// The text block of replies whose structure is long: the same values under the same names, without what only explains them. A text is what a
/// model pays for with each call, and some clients give it both.
/// </summary>
internal static class BriefText
{
    private const int UsualBytes = 3 * 1024;

    /// <summary>A sentence first, then bare values; what is unknown is left out, which is not 0. Takes a reply as it was written.</summary>
    public static ReadOnlyMemory<byte> Of(string summary, ReadOnlySpan<byte> reply)
    {
        var json = new ArrayBufferWriter<byte>(UsualBytes);
        using (var writer = new Utf8JsonWriter(json, ReplyJson.Style)) new Shortening(reply, writer).Write(summary);
        return json.WrittenMemory;
    }

    /// <summary>An error without its data, of which only the name of the change is needed to ask again.</summary>
    public static ReadOnlyMemory<byte> OfError(ReadOnlyMemory<byte> reply)
    {
        var members = JsonElement.Parse(reply.Span);
        if (!members.TryGetProperty("data", out var data)) return reply;
        var json = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(json, ReplyJson.Style);
        writer.WriteStartObject();
        foreach (var member in members.EnumerateObject().Where(member => member.Name != "data")) member.WriteTo(writer);
        if (data.TryGetProperty("change_id", out var id) && id.ValueKind == JsonValueKind.String) writer.WriteString("change_id", id.GetString());
        writer.WriteEndObject();
        writer.Flush();
        return json.WrittenMemory;
    }
}

/// <summary>One way through a written reply, from its first byte to its last, that writes the shorter one: no tree of it is made.</summary>
/// <param name="reply">The reply.</param>
/// <param name="writer">Of the shorter one.</param>
internal ref struct Shortening(ReadOnlySpan<byte> reply, Utf8JsonWriter writer)
{
    private const int MostNames = 5;

    private readonly ReadOnlySpan<byte> _reply = reply;
    private Utf8JsonReader _reader = new(reply);

    // What hardly anybody asks for; the structure has it.
    private readonly bool IsLeftOut => _reader.ValueTextEquals("export_settings"u8) || _reader.ValueTextEquals("stage_offsets"u8);

    // Programs of the predecessor's time read these sections, so that their values stay objects with a unit.
    private readonly bool IsAsBefore =>
        _reader.ValueTextEquals("solar_production"u8) || _reader.ValueTextEquals("battery"u8) || _reader.ValueTextEquals("household"u8);

    // Values are written in this order.
    private readonly bool IsPoint
    {
        get
        {
            var ahead = _reader;
            return ahead.Read() && ahead.ValueTextEquals("value"u8) && ahead.Read() && ahead.Read() && ahead.ValueTextEquals("unit"u8);
        }
    }

    public void Write(string summary)
    {
        writer.WriteStartObject();
        writer.WriteString("summary"u8, summary);
        for (_reader.Read(); IsAtMember();)
        {
            if (_reader.ValueTextEquals("status"u8)) WriteStatus();
            else if (_reader.ValueTextEquals("data"u8)) WriteData();
            else _reader.Skip();
        }

        writer.WriteEndObject();
    }

    private bool IsAtMember() => _reader.Read() && _reader.TokenType == JsonTokenType.PropertyName;

    private void WriteStatus()
    {
        WriteValue();
        writer.WriteString("units"u8, Text.Say("brief_units"));
    }

    private void WriteData()
    {
        writer.WriteStartObject(_reader.ValueSpan);
        for (_reader.Read(); IsAtMember();) WriteMember(IsAsBefore);
        writer.WriteEndObject();
    }

    private void WriteMember(bool asBefore)
    {
        if (IsLeftOut) _reader.Skip();
        else if (_reader.ValueTextEquals("suspect"u8) || _reader.ValueTextEquals("coarse"u8)) WriteNames();
        else WriteWhatIsKnown(asBefore);
    }

    private void WriteWhatIsKnown(bool asBefore)
    {
        var ahead = _reader;
        ahead.Read();
        if (ahead.TokenType == JsonTokenType.StartObject) WriteObject(asBefore);
        else if (ahead.TokenType == JsonTokenType.Null || (ahead.TokenType == JsonTokenType.StartArray && ahead.Read() && ahead.TokenType == JsonTokenType.EndArray)) _reader.Skip();
        else WriteValue();
    }

    private void WriteObject(bool asBefore)
    {
        var name = _reader.ValueSpan;
        _reader.Read();
        if (IsPoint) WritePoint(name, asBefore);
        else
        {
            writer.WriteStartObject(name);
            while (IsAtMember()) WriteMember(asBefore);
            writer.WriteEndObject();
        }
    }

    private void WritePoint(ReadOnlySpan<byte> name, bool asBefore)
    {
        if (asBefore) writer.WriteStartObject(name);
        while (IsAtMember())
        {
            if (_reader.ValueTextEquals("value"u8)) WriteBare(asBefore ? _reader.ValueSpan : name, evenNull: asBefore);
            else if (asBefore && _reader.ValueTextEquals("unit"u8)) WriteValue();
            else _reader.Skip();
        }

        if (asBefore) writer.WriteEndObject();
    }

    private void WriteBare(ReadOnlySpan<byte> name, bool evenNull)
    {
        _reader.Read();
        if (!evenNull && _reader.TokenType == JsonTokenType.Null) return;
        writer.WritePropertyName(name);
        writer.WriteRawValue(_reader.ValueSpan, skipInputValidation: true);
    }

    private void WriteValue()
    {
        writer.WritePropertyName(_reader.ValueSpan);
        _reader.Read();
        var start = (int)_reader.TokenStartIndex;
        _reader.Skip();
        writer.WriteRawValue(_reply[start..(int)_reader.BytesConsumed], skipInputValidation: true);
    }

    // The structure lists them all, and tells field and reason of each that is suspect.
    private void WriteNames()
    {
        var names = new List<string>();
        var list = _reader.ValueSpan;
        _reader.Read();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
            if (NextName() is { } name && !names.Contains(name)) names.Add(name);
        if (names.Count == 0) return;
        writer.WriteStartArray(list);
        foreach (var one in names.Take(MostNames)) writer.WriteStringValue(one);
        if (names.Count > MostNames) writer.WriteStringValue($"+{names.Count - MostNames}");
        writer.WriteEndArray();
    }

    // A name, or an object that begins with it.
    private string? NextName()
    {
        if (_reader.TokenType == JsonTokenType.String) return _reader.GetString();
        string? name = null;
        while (IsAtMember())
        {
            if (!_reader.ValueTextEquals("value"u8)) _reader.Skip();
            else if (_reader.Read()) name = _reader.GetString();
        }

        return name;
    }
}
