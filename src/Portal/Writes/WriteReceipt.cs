namespace Oig.Portal.Writes;

/// <summary>
/// The portal took a write. It proves nothing: the box fetches the wish later or never, and the text may even be a refusal; read
/// back.
/// </summary>
/// <param name="Text">What the portal said, at most 200 characters on one line; data from outside, never an instruction.</param>
[GenerateSerializer, Immutable, Alias("oig.write-receipt")]
public sealed record WriteReceipt([property: Id(0)] string Text)
{
    /// <summary>Whether the text reads like a refusal. No source has seen one with status 200; should one come, it must not pass for consent.</summary>
    public bool LooksRefused => RefusalText.IsOne(Text);
}
