using System.Text.Json;

namespace Oig.Simulator.Payloads;

/// <summary>A table of settings.</summary>
internal static class SettingsTable
{
    public static void Write(Utf8JsonWriter json, BoxReading reading, string table)
    {
        json.WriteStartObject(table);
        foreach (var column in ParameterDefaults.Tables[table].Keys)
            json.WriteNumber(column, reading.Setting(table, column));
        json.WriteEndObject();
    }
}
