
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
