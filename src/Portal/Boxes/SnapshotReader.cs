using System.Text.Json;
using Oig.Contracts;
using Oig.Contracts.Boxes;
using Oig.Portal.Reading;

namespace Oig.Portal.Boxes;

/// <summary>Reads the answer of <c>json.php</c>; never throws for a JSON object, whatever is in it.</summary>
internal static class SnapshotReader
{
    /// <summary>More than any account has; keeps a flood of tiny keys from becoming a flood of models.</summary>
    private const int MostBoxes = 1000;

    internal static Snapshot Read(JsonElement root, DateTimeOffset readAt)
    {
        var boxes = new SortedDictionary<string, Box>(StringComparer.Ordinal);
        var unreadable = 0;
        foreach (var property in root.EnumerateObject())
            if (BoxId.TryParse(Scalar.Name(property)) is not { } id)
                unreadable += new Table(property.Value).IsEmpty ? 0 : 1;
            else if (boxes.Count < MostBoxes || boxes.ContainsKey(id.Value))
                boxes[id.Value] = BoxReader.Read(id, new Table(property.Value), readAt);
        return new([.. boxes.Values], readAt) { Unreadable = unreadable };
    }
}
