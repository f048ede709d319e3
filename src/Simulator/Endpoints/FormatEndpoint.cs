
namespace Oig.Simulator.Endpoints;

/// <summary><c>Battery.Format.Save.php</c>: charge from the grid up to a target, with or without naming the box.</summary>
internal static class FormatEndpoint
{
    private const string Target = "bat_ac";
    private const int Full = 100;

    public static (SimulatedBox Box, Wish Wish)? WishOf(
        PortalRequest request, IReadOnlyList<SimulatedBox> boxes, WriteFields fields, Action<string> violated)
    {
        var (box, percent) = fields.Has("id_device")
            ? (WriteEndpoint.Named(boxes, fields, violated), fields.Text("column") == Target ? fields.Number("value") : null)
            : (OnlyBox(boxes, violated), fields.NumberOrText(Target));
        return box is not null && percent is >= 0 and <= Full
            ? (box, new Wish([("box_prms", Target, percent.Value)], ChargesFromGrid: true))
            : null;
    }

    /// <summary>Which of several boxes the portal would take is unknown: a client must not find out.</summary>
    private static SimulatedBox? OnlyBox(IReadOnlyList<SimulatedBox> boxes, Action<string> violated)
    {
        if (boxes.Count > 1)
            violated("charging from the grid without naming one of several boxes");
        return boxes is [var first, ..] ? first : null;
    }
}
