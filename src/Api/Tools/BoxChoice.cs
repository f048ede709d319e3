using Oig.Api.Replies;
using Oig.Contracts;
using Oig.Contracts.Boxes;

namespace Oig.Api.Tools;

/// <summary>Which box a caller means: the one named, or the only one there is.</summary>
internal static class BoxChoice
{
    public const string Description =
        "Number of the box, as listed in the error when it is left out on an account with several boxes. Not needed with one box.";

    private const int MostListed = 20;

    /// <summary>The box, or a problem that lists the boxes.</summary>
    public static Either<Box> Choose(Snapshot snapshot, string? wanted) => (wanted?.Trim(), snapshot.Boxes.Length) switch
    {
        (_, 0) => Problem.Of("no_boxes"),
        (null or "", 1) => snapshot.Boxes[0],
        (null or "", _) => Problem.Of("box_required", List(snapshot)),
        var (text, _) => BoxId.TryParse(text) is { } id && snapshot.Find(id) is { } box ? box
            : Problem.Of("unknown_box", List(snapshot)),
    };

    private static string List(Snapshot snapshot) => string.Join(", ", snapshot.Boxes.Take(MostListed).Select(box => box.Id));
}
