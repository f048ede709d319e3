using System.Text.Json.Nodes;
using CsCheck;

namespace Oig.Portal.Tests.Samples;

/// <summary>Random payloads: JSON of any shape with the portal's names in it, and samples with random parts replaced.</summary>
internal static class Payloads
{
    private static readonly string[] Oddities =
    [
        "null", "true", "false", "0", "1", "-1", "2", "10000", "1e9", "-1e9", "1e308", "1e400", "-1e400", "1e-400", "99999999999999999999", "0.1",
        "\"\"", "\"0\"", "\"1\"", "\"-7.5\"", "\"NaN\"", "\"Infinity\"", "\"1e999\"", "\"\\ud800\"", "\"2026-10-25 02:30:00\"",
        "\"0000-00-00 00:00:00\"", "\"true\"", "[]", "{}", "[[]]", "{\"\\ud800\":1}",
    ];

    private static readonly Gen<string> Leaf = Gen.OneOf(
        Pick(Oddities),
        Gen.Int[-20_000, 20_000].Select(number => $"{number}"),
        Gen.Double.Where(double.IsFinite).Select(number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)),
        Gen.String[Gen.Char.AlphaNumeric, 0, 8].Select(text => $"\"{text}\""));

    /// <summary>An object (text) with keys from all samples of live state, three levels deep, now and then with duplicates.</summary>
    internal static Gen<string> Object(params string[] samples)
    {
        var levels = Enumerable.Range(0, 3).Select(level => Pick([.. Keys(samples, level), "x", "\\ud800"])).ToArray();
        var table = Filled(levels[2], Leaf);
        var box = Filled(levels[1], Gen.OneOf(table, table, table, Leaf));
        return Filled(levels[0], Gen.OneOf(box, box, box, Leaf));
    }

    /// <summary>The sample with up to eight of its parts, tables and fields alike, replaced.</summary>
    internal static Gen<string> Mutated(string sample) => Gen.Select(Gen.Int[0, 100_000], Leaf).Array[0, 8].Select(changes =>
    {
        var text = Sample.Text(sample);
        foreach (var (place, replacement) in changes)
            text = Replaced(text, place, replacement);
        return text;
    });

    /// <summary>The only box of a sample (text), some of its fields replaced by JSON, tables added where they are missing.</summary>
    internal static string Box(string sample, params IEnumerable<(string Table, string Field, string Json)> changes)
    {
        var box = JsonNode.Parse(Sample.Text(sample))!.AsObject().Single().Value!.AsObject();
        foreach (var (table, field, json) in changes)
        {
            if (box[table] is not JsonObject)
                box[table] = new JsonObject();
            box[table]![field] = JsonNode.Parse(json);
        }
        return box.ToJsonString();
    }

    /// <summary>Every field of every table of the samples, as <c>table.field</c>, and those that only some boxes have.</summary>
    internal static string[] Fields(params string[] samples) =>
    [
        .. samples.SelectMany(sample => JsonNode.Parse(Sample.Text(sample))!.AsObject()).SelectMany(box => box.Value!.AsObject())
            .Where(table => table.Value is JsonObject).SelectMany(table => table.Value!.AsObject().Select(field => $"{table.Key}.{field.Key}"))
            .Concat(["boiler.p", "boiler.w", "boiler_prms.tset", "boiler_prms.wd", "boiler_prms.ison", "batt.bat_p", "dc_in.fv_i2"]).Distinct(),
    ];

    internal static Gen<string> Pick(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static string Replaced(string text, int place, string replacement)
    {
        // JsonNode would choke on the half surrogates that earlier changes put in, so this cuts in the text itself.
        var starts = Enumerable.Range(0, text.Length).Where(index => text[index] == ':').ToArray();
        if (starts.Length == 0)
            return text;
        var start = starts[place % starts.Length] + 1;
        var end = text.IndexOfAny([',', '}'], start);
        var changed = text[..start] + replacement + text[end..];
        return IsJson(changed) ? changed : text;
    }

    private static bool IsJson(string text)
    {
        try
        {
            System.Text.Json.JsonElement.Parse(text);
            return true;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }

    private static Gen<string> Filled(Gen<string> keys, Gen<string> values) =>
        Gen.Select(keys, values, (key, value) => $"\"{key}\":{value}").Array[0, 12].Select(fields => $"{{{string.Join(',', fields)}}}");

    private static string[] Keys(string[] samples, int level)
    {
        IEnumerable<JsonNode?> nodes = samples.Select(sample => JsonNode.Parse(Sample.Text(sample)));
        for (var depth = 0; depth < level; depth++)
            nodes = nodes.OfType<JsonObject>().SelectMany(node => node.Select(field => field.Value));
        return [.. nodes.OfType<JsonObject>().SelectMany(node => node.Select(field => field.Key)).Distinct()];
    }
}
