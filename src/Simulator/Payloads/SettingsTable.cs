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

/// <summary>Numbers as the portal writes them: whole watts, watt-hours and kilowatt-hours, one decimal for measurements.</summary>
internal static class JsonNumbers
{
    public static void WriteWhole(this Utf8JsonWriter json, string name, double value) => json.WriteNumber(name, Whole(value));

    public static void WriteTenths(this Utf8JsonWriter json, string name, double value) => json.WriteNumber(name, Tenths(value));

    /// <summary>Counters never show energy that is not there yet, so they round down.</summary>
    public static void WriteCounter(this Utf8JsonWriter json, string name, double wattHours) => json.WriteNumber(name, (long)wattHours);

    public static void WriteKilo(this Utf8JsonWriter json, string name, double wattHours) => json.WriteCounter(name, wattHours / 1_000);

    public static long Whole(double value) => (long)Math.Round(value);

    public static decimal Tenths(double value) => Math.Round((decimal)value, 1);
}
