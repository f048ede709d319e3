using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using Oig.Contracts.Series;
using Oig.Portal.Reading;

namespace Oig.Portal.Series;

/// <summary>Reads the answer of <c>json2.php</c>; never throws, whatever is in it.</summary>
internal static class SeriesReader
{
    /// <summary>Far more than any series has; keeps one long row from widening all the others.</summary>
    private const int MostColumns = 32;

    internal static SeriesTable Read(JsonElement root, SeriesQuery query)
    {
        var items = new Table(root).List("items");
        var columns = SeriesColumns.Of(query.Name, Widest(items));
        return new()
        {
            Query = query,
            Columns = columns,
            Rows = Rows(items, columns.Length),
            TotalRows = items?.GetArrayLength() ?? 0,
            ItemsMissing = items is null,
        };
    }

    private static int Widest(JsonElement? items) => items?.EnumerateArray().Select(Width).DefaultIfEmpty().Max() ?? 0;

    private static int Width(JsonElement item) => Math.Min(MostColumns, new Table(item).List("values")?.GetArrayLength() ?? 0);

    /// <summary>An item that is no object still has its place in the order, so it stays as a row of nulls.</summary>
    private static ImmutableArray<SeriesRow> Rows(JsonElement? items, int width)
    {
        var empty = new SeriesRow(Values(null, width), []);
        return items is { } list
            ? [.. list.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Object ? Row(item, width) : empty)]
            : [];
    }

    private static SeriesRow Row(JsonElement item, int width) => new(Values(new Table(item).List("values"), width), UnknownFields.Of(item));

    private static ImmutableArray<double?> Values(JsonElement? list, int width)
    {
        var values = new double?[width];
        var count = 0;
        foreach (var value in list?.EnumerateArray() ?? default)
            if (count < width)
                values[count++] = Scalar.Number(value);
        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }
}
