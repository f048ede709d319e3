using System.Text.Json;
using Oig.Api.Replies;
using Oig.Portal.Writes;

namespace Oig.Api.Tools.Control;

/// <summary>Reads the argument of <c>set_box_mode</c>: the mode's name or its number.</summary>
internal static class BoxModeChange
{
    private static readonly string[] Names = ["Home 1", "Home 2", "Home 3", "Home UPS"];

    public static Either<BoxChange> Read(JsonElement mode)
    {
        var text = Word.Of(mode);
        var number = text is ['0' or '1' or '2' or '3'] ? text[0] - '0' : Array.FindIndex(Names, name => Word.Same(name, text));
        return number < 0
            ? Problem.InvalidArgument("mode must be one of: Home 1, Home 2, Home 3, Home UPS (or 0, 1, 2, 3).")
            : new BoxChange(box => BoxWrite.Mode(box, number), $"Box mode successfully set to '{Names[number]}'.");
    }
}
