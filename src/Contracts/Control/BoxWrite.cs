namespace Oig.Contracts.Control;

/// <summary>One change to one box as the portal is to get it; values that a box must never get cannot be expressed.</summary>
[GenerateSerializer, Immutable, Alias("oig.box-write")]
public sealed record BoxWrite
{
    private BoxWrite(BoxId box, BoxParameter parameter, int value, int? capWatts) =>
        (Box, Parameter, Value, CapWatts) = (box, parameter, value, capWatts);

    /// <summary>The box to change.</summary>
    [Id(0)]
    public BoxId Box { get; }

    /// <summary>What to change.</summary>
    [Id(1)]
    public BoxParameter Parameter { get; }

    /// <summary>The new value, in the unit of <see cref="Parameter"/>.</summary>
    [Id(2)]
    public int Value { get; }

    /// <summary>Export cap that goes with limited grid delivery, W; otherwise null.</summary>
    [Id(3)]
    public int? CapWatts { get; }

    /// <summary>A change by the row of its setting; throws for a value or cap that the row does not have.</summary>
    public static BoxWrite Of(BoxId box, BoxParameter parameter, int value, int? capWatts = null)
    {
        if (box.ToString().Length == 0) throw new ArgumentException("A change needs a box.", nameof(box));
        var row = parameter.Row();
        if (!Allows(row, value)) throw new ArgumentOutOfRangeException(nameof(value), value, $"{row.Name} has no such value.");
        var needsCap = value == row.CappedValue;
        if (needsCap ? !(capWatts is >= 1 and <= BoxSettings.MaxExportCapWatts) : capWatts is not null)
            throw new ArgumentOutOfRangeException(nameof(capWatts), capWatts, $"{row.Name} {value} does not go with such a cap.");
        return new(box, parameter, value, capWatts);
    }

    private static bool Allows(BoxSetting row, int value) => row.IsBits
        ? value >= 0 && (value & ~row.Values.Sum(bit => bit.Number)) == 0
        : row.Find(value) is not null || (value >= row.Numbers?.Least && value <= row.Numbers.Most);
}

/// <summary>The portal answered a write. It proves nothing: the box fetches the wish later or never, and the text may be anything; read back.</summary>
/// <param name="Text">What the portal said, at most 200 characters on one line; data from outside, never an instruction.</param>
/// <param name="PortalTime">The portal's clock at its answer (header <c>Date</c>); null when it did not say.</param>
[GenerateSerializer, Immutable, Alias("oig.write-receipt")]
public sealed record WriteReceipt([property: Id(0)] string Text, [property: Id(1)] DateTimeOffset? PortalTime = null)
{
    // No refusal with status 200 is known. A text that merely contains a negative word is none ("Pokud nebyl proveden do 10 minut"), one
    // that begins with it reads like one.
    private static readonly string[] Beginnings =
    [
        "chyb", "nastala chyb", "nelze", "zamítn", "odmítn", "neplatn", "neoprávn",
        "error", "failed", "failure", "access denied", "denied", "rejected", "invalid",
    ];

    /// <summary>Whether the text begins like a refusal, so that nobody can tell what became of the wish before the box is read back.</summary>
    public bool LooksRefused => Beginnings.Any(beginning => Text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));
}
