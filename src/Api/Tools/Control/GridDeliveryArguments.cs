using System.Text.Json;
using Oig.Api.Replies;
using Oig.Grains.Control;

namespace Oig.Api.Tools.Control;

/// <summary>Reads the arguments of <c>set_grid_delivery</c>.</summary>
internal static class GridDeliveryArguments
{
    public static Either<Wanted> Read(JsonElement mode, int? limitWatts, int mostWatts)
    {
        var text = Word.Of(mode);
        var limited = Word.Same("limited", text);
        if (limited && !(limitWatts >= 1 && limitWatts <= mostWatts))
            return Problem.InvalidArgument($"mode limited needs limit_watts from 1 to {mostWatts}.");
        if (!limited && limitWatts is not null) return Problem.InvalidArgument("limit_watts goes with mode limited only.");
        if (limited) return Wanted.GridDelivery(2, limitWatts);
        if (text == "0" || Word.Same("off", text)) return Wanted.GridDelivery(0);
        if (text == "1" || Word.Same("on", text)) return Unlimited(mostWatts);
        return Problem.InvalidArgument("mode must be one of: off (or 0), on (or 1), limited (with limit_watts).");
    }

    // A cap that the operator set would mean nothing if it could be lifted.
    private static Either<Wanted> Unlimited(int mostWatts) => mostWatts == HighestCap ? Wanted.GridDelivery(1)
        : Problem.InvalidArgument(
            $"This server allows grid delivery up to {mostWatts} W only: use mode limited with limit_watts from 1 to {mostWatts}, or off.");

    private const int HighestCap = 9999;
}
