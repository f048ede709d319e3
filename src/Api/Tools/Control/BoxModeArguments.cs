using System.Text.Json;
using Oig.Api.Replies;
using Oig.Grains.Control;

namespace Oig.Api.Tools.Control;

/// <summary>Reads the arguments of <c>set_box_mode</c>: the mode's name or number, and for Home 5 and 6 whether they are to be on.</summary>
internal static class BoxModeArguments
{
    private static readonly string[] Names = ["Home 1", "Home 2", "Home 3", "Home UPS"];

    public static Either<Wanted> Read(JsonElement mode, bool? enabled)
    {
        var text = Word.Of(mode);
        if (Word.Same("Home 5", text)) return Wanted.Supplementary(5, enabled ?? true);
        if (Word.Same("Home 6", text)) return Wanted.Supplementary(6, enabled ?? true);
        var number = text is ['0' or '1' or '2' or '3'] ? text[0] - '0' : Array.FindIndex(Names, name => Word.Same(name, text));
        if (number < 0) return Problem.InvalidArgument("mode must be one of: Home 1, Home 2, Home 3, Home UPS (or 0, 1, 2, 3), Home 5, Home 6.");
        return enabled is null ? Wanted.Mode(number) : Problem.InvalidArgument("enabled goes with Home 5 and Home 6 only; of the others one is always on.");
    }
}
