
namespace Oig.Simulator.Endpoints;

/// <summary><c>Device.Set.Value.php</c>: one column of one table.</summary>
internal static class SetValueEndpoint
{
    private const int MostWatts = 20_000;

    /// <summary>What a client may write, and the highest value of each; the lowest is 0.</summary>
    private static readonly Dictionary<(string?, string?), int> Highest = new()
    {
        [("box_prms", "mode")] = 3,
        [("box_prm2", "app")] = 3,
        [("invertor_prm1", "p_max_feed_grid")] = MostWatts,
        [("boiler_prms", "manual")] = 1,
        [("boiler_prms", "ssr0")] = 1,
        [("boiler_prms", "ssr1")] = 1,
        [("boiler_prms", "ssr2")] = 1,
    };

    public static (SimulatedBox Box, Wish Wish)? WishOf(
        PortalRequest request, IReadOnlyList<SimulatedBox> boxes, WriteFields fields, Action<string> violated)
    {
        if (WriteEndpoint.Named(boxes, fields, violated) is not { } box)
            return null;
        var (table, column) = (fields.Text("table"), fields.Text("column"));
        if (table is null || column is null || !Highest.TryGetValue((table, column), out var highest))
        {
            violated($"write to the column {table}.{column}");
            return null;
        }

        if ((table, column) == ("box_prms", "mode") && request.Switches.AcceptsModes4And5)
            highest = 5;
        return fields.Number("value") is { } value && value >= 0 && value <= highest ? (box, new Wish(table, column, value)) : null;
    }
}
