using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Oig.Simulator;

/// <summary>
/// Faults of the feed: what <c>json.php</c> shows of a box instead of what is so. The household behind it goes on as it is. Safe to change
/// while requests run.
/// </summary>
public sealed class FeedFaults
{
    private static readonly string[] Fast = ["aci_wr", "aci_ws", "aci_wt", "aco_p", "fv_p1", "fv_p2", "bat_p", "bat_c", "viz"];

    private readonly ConcurrentDictionary<(string Table, string Field), string> _fields = new();
    private readonly ConcurrentDictionary<string, string> _tables = new();

    internal bool IsEmpty => _fields.IsEmpty && _tables.IsEmpty;

    /// <summary>From now on the field shows this JSON, for example <c>null</c>, <c>18433</c> or <c>"NaN"</c>.</summary>
    public void Field(string table, string field, string json) => _fields[(table, field)] = json;

    /// <summary>From now on the whole table shows this JSON, for example <c>[]</c> or <c>null</c>.</summary>
    public void Table(string table, string json) => _tables[table] = json;

    /// <summary>The field shows a negative number as the feed does that takes it for an unsigned one of 16 bits.</summary>
    public void Wrapped(string table, string field, short value) => Field(table, field, ((ushort)value).ToString(CultureInfo.InvariantCulture));

    /// <summary>Live data is on, and every field of it is null.</summary>
    public void LiveNulls() => All("null");

    /// <summary>Live data is on, and every field of it is 0.</summary>
    public void LiveZeros() => All("0");

    /// <summary>The box called last at that moment, and nothing has changed since.</summary>
    public void LastCall(DateTimeOffset at) => Field("device", "lastcall", JsonSerializer.Serialize(Households.PragueClock.Stamp(at)));

    /// <summary>The feed is well again.</summary>
    public void Clear()
    {
        _fields.Clear();
        _tables.Clear();
    }

    internal JsonObject ApplyTo(JsonObject box)
    {
        foreach (var (table, json) in _tables)
            box[table] = JsonNode.Parse(json);
        foreach (var ((table, field), json) in _fields)
        {
            if (box[table] is not JsonObject)
                box[table] = new JsonObject();
            box[table]![field] = JsonNode.Parse(json);
        }
        return box;
    }

    private void All(string json)
    {
        foreach (var field in Fast)
            Field("actual", field, json);
    }
}
