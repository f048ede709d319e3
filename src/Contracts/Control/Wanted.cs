using Oig.Contracts.Boxes;

namespace Oig.Contracts.Control;

/// <summary>A setting as somebody wants it. Plain values, because it is stored; what they mean stands in the row.</summary>
[GenerateSerializer, Immutable, Alias("oig.wanted")]
public sealed record Wanted
{
    /// <summary>What is to be set.</summary>
    [Id(0)]
    public BoxParameter Parameter { get; init; }

    /// <summary>The wanted value, in the unit of <see cref="Parameter"/>; of a part of it when there are <see cref="Bits"/>.</summary>
    [Id(1)]
    public int Value { get; init; }

    /// <summary>Cap of limited grid delivery, W; otherwise null.</summary>
    [Id(2)]
    public int? CapWatts { get; init; }

    /// <summary>The bits of the present value that <see cref="Value"/> replaces; null = all.</summary>
    [Id(3)]
    public int? Bits { get; init; }

    /// <summary>Whether it can cost the owner money or break his contract, so that he has to agree first.</summary>
    public bool NeedsAcknowledgement => Risk() != Control.Risk.None;

    /// <summary>One bit of a setting, on or off; the others stay as they are.</summary>
    public static Wanted Bit(BoxParameter parameter, int bit, bool on) => new() { Parameter = parameter, Bits = bit, Value = on ? bit : 0 };

    // Methods, since each property that can be read is stored with the wish.

    /// <summary>The row of the setting.</summary>
    public BoxSetting Row() => Parameter.Row();

    /// <summary>What the owner has to agree to first.</summary>
    public Risk Risk() => Bits is not null ? Control.Risk.None : Row().Find(Value)?.Risk ?? Row().Numbers?.Risk ?? Control.Risk.None;

    /// <summary>What was asked for, such as "Home 2", "Home 5 on" or "limited 3500 W".</summary>
    public string Word() => Bits is { } bits ? $"{Row().Find(bits)?.Word} {(Value == 0 ? "off" : "on")}" : Row().WordOf(new(Value, CapWatts));

    /// <summary>Whether two wishes are about the same, so that one of them would undo the other.</summary>
    public bool Conflicts(Wanted other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Parameter == other.Parameter && (Bits is null || other.Bits is null || (Bits & other.Bits) != 0);
    }

    /// <summary>The wish that stops what this one makes the box do; null for a setting that stays.</summary>
    public Wanted? Stop() => Row().IsAction ? this with { Value = Row().Values[0].Number } : null;

    /// <summary>The present value on the box; null when the portal shows none, or what is measured contradicts it.</summary>
    public ShownValue? Present(Box box)
    {
        ArgumentNullException.ThrowIfNull(box);
        return Row().Read(box) is { } value ? new(value, (int?)Row().ReadCap(box)) : null;
    }

    /// <summary>Whether the portal shows the setting of that box, so that a change can be checked.</summary>
    public bool IsShown(Box box) => Row().Shows?.Invoke(box) ?? Row().Read(box) is not null;

    /// <summary>Whether the box shows the wanted value and nothing measured contradicts it.</summary>
    public bool IsSet(Box box) =>
        Present(box) is { } present && present.Value == Target(present.Value) && (CapWatts is null || present.CapWatts == CapWatts);

    /// <summary>Whether a box that has called since the change was sent proves it.</summary>
    public bool IsProven(Box box) => Row().Proof?.Invoke(box, this) ?? IsSet(box);

    /// <summary>The value to write over <paramref name="current"/>, which keeps what is not wanted changed.</summary>
    public int Target(int current) => Bits is { } bits ? (current & ~bits) | Value : Value;
}

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
