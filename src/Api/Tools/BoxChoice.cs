using System.Globalization;
using Oig.Api.Replies;
using Oig.Contracts;
using Oig.Contracts.Boxes;

namespace Oig.Api.Tools;

/// <summary>Which box a caller means: the one named, or the only one that can be meant.</summary>
internal static class BoxChoice
{
    public const string Description =
        "Number of the box, as listed in the error when it is left out on an account with several boxes. Not needed with one box.";

    // An error is short, also for an account of a hundred boxes: then only numbers are told, and of so many as find room.
    private const int MostCharacters = 160;

    /// <summary>The box, or a problem that lists the boxes.</summary>
    public static Either<Box> Choose(Snapshot snapshot, string? wanted) => (wanted?.Trim(), snapshot.Boxes.Length) switch
    {
        (_, 0) => Problem.Of("no_boxes"),
        (null or "", _) when snapshot.Default is { } only => only,
        (null or "", _) => Problem.Of("box_required", List(snapshot)),
        var (text, _) => BoxId.TryParse(text) is { } id && snapshot.Find(id) is { } box ? box
            : Problem.Of("unknown_box", List(snapshot)),
    };

    private static string List(Snapshot snapshot)
    {
        var described = string.Join(", ", snapshot.Boxes.Select(Describe));
        if (described.Length <= MostCharacters) return described;
        var listed = 0;
        string[] numbers = [.. snapshot.Boxes.Select(box => box.Id.ToString()).TakeWhile(number => (listed += number.Length + 2) <= MostCharacters)];
        var more = snapshot.Boxes.Length - numbers.Length;
        return string.Join(", ", more > 0 ? [.. numbers, Text.Say("box_more", more)] : numbers);
    }

    private static string Describe(Box box) => box switch
    {
        { IsEmpty: true } => Text.Say("box_without_data", box.Id),
        { Device.LastContact: { } call } => Text.Say("box_last_called", box.Id, call.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)),
        { Device.NeverCalled: true } => Text.Say("box_never_called", box.Id),
        _ => Text.Say("box_call_unknown", box.Id),
    };
}
