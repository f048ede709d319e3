
namespace Oig.Simulator.Endpoints;

/// <summary><c>ToGrid.Toggle.php</c>: export off (0), on (1) or limited (2), in the dialect of the box.</summary>
internal static class ToGridEndpoint
{
    private const string Cap = "p_max_feed_grid";
    private const int NoCap = 10_000;

    public static (SimulatedBox Box, Wish Wish)? WishOf(
        PortalRequest request, IReadOnlyList<SimulatedBox> boxes, WriteFields fields, Action<string> violated)
    {
        if (WriteEndpoint.Named(boxes, fields, violated) is not { } box)
            return null;
        if (fields.NeedsCap && !fields.Has(Cap))
            return null;
        var watts = fields.Number(Cap);
        if (watts is null && fields.Has(Cap) && !fields.IsNull(Cap))
            return null;
        return Changes(box, fields.Number("value"), watts, request.Switches.LimitedExport) is { } changes ? (box, new Wish(changes)) : null;
    }

    private static IReadOnlyList<(string, string, int)>? Changes(SimulatedBox box, int? value, int? watts, LimitedExport limited) =>
        (value, watts) switch
        {
            (0, _) => box.IsQueen ? Both(0, 0) : [("invertor_prms", "to_grid", 0)],
            (1, _) => Both(1, watts ?? NoCap),
            (2, { } cap) when limited == LimitedExport.SingleCall => Both(box.IsQueen ? 0 : 1, cap),
            _ => null,
        };

    private static IReadOnlyList<(string, string, int)> Both(int toGrid, int cap) =>
        [("invertor_prms", "to_grid", toGrid), ("invertor_prm1", Cap, cap)];
}
