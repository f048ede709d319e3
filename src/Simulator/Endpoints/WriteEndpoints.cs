namespace Oig.Simulator.Endpoints;

/// <summary>What the three write scripts have in common: session, encoding, the wish, and an answer that proves nothing.</summary>
internal static class WriteEndpoint
{
    private static readonly Answer Accepted = Answer.Json("""[[0,2,"Požadavek byl předán zařízení."]]""");

    /// <summary>Finds the box and its wish in the fields; null refuses.</summary>
    public delegate (SimulatedBox Box, Wish Wish)? WishOf(
        PortalRequest request, IReadOnlyList<SimulatedBox> boxes, WriteFields fields, Action<string> violated);

    public static Answer Handle(PortalRequest request, WishOf wishOf, RequestLog log)
    {
        if (request.Session is null)
            return request.Switches.ExpiredWrite == ExpiredWrite.ServerError ? Pages.Error : Accepted;
        if (WriteFields.Read(request) is not { } fields)
            return Pages.Error;
        if (wishOf(request, request.Session.Account.Boxes, fields, log.AddViolation) is not { } found)
            return Pages.Error;
        if (request.Switches.WriteEffect != WriteEffect.Ignored)
            found.Box.Store(found.Wish, request.Now, request.Switches);
        return Accepted;
    }

    /// <summary>The box named by <c>id_device</c> if it belongs to the account; another one is a violation.</summary>
    public static SimulatedBox? Named(IReadOnlyList<SimulatedBox> boxes, WriteFields fields, Action<string> violated)
    {
        var id = fields.Text("id_device");
        var box = boxes.FirstOrDefault(box => box.Id == id);
        if (box is null)
            violated($"write to the box {id ?? "(none)"}, which is not in the account");
        return box;
    }
}

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
