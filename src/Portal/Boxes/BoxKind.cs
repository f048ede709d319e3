namespace Oig.Portal.Boxes;

/// <summary>The two product lines; they encode the export settings differently.</summary>
[GenerateSerializer, Alias("oig.box-kind")]
public enum BoxKind
{
    /// <summary>Also every box that the portal does not mark: the mark has vanished before.</summary>
    King,

    /// <summary>Marked by the portal with <c>queen</c>.</summary>
    Queen,
}
