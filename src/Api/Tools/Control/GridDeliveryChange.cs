using System.Text.Json;
using Oig.Api.Replies;
using Oig.Portal;
using Oig.Portal.Writes;

namespace Oig.Api.Tools.Control;

/// <summary>Reads the arguments of <c>set_grid_delivery</c>.</summary>
internal static class GridDeliveryChange
{
    // From 10,000 W up the box takes a cap for "no cap".
    private const int MostWatts = 9999;

    public static Either<BoxChange> Read(JsonElement mode, int? limitWatts)
    {
        var text = Word.Of(mode);
        var limited = Word.Same("limited", text);
        if (limited && limitWatts is not (>= 1 and <= MostWatts))
            return Problem.InvalidArgument($"mode limited needs limit_watts from 1 to {MostWatts}.");
        if (!limited && limitWatts is not null) return Problem.InvalidArgument("limit_watts goes with mode limited only.");
        if (limited) return Change(box => BoxWrite.GridDeliveryLimited(box, limitWatts!.Value), text);
        if (text == "0" || Word.Same("off", text)) return Change(BoxWrite.GridDeliveryOff, text);
        if (text == "1" || Word.Same("on", text)) return Change(BoxWrite.GridDeliveryOn, text);
        return Problem.InvalidArgument("mode must be one of: off (or 0), on (or 1), limited (with limit_watts).");
    }

    private static BoxChange Change(Func<BoxId, BoxWrite> write, string mode) => new(write, $"Grid delivery mode successfully set to '{mode}'.");
}
