using System.Globalization;
using Oig.Contracts.Boxes;

namespace Oig.Contracts.Control;

/// <summary>A row of the table of what can be changed on a box: where it is, what it can be, what stands against it and what proves it.</summary>
public sealed record BoxSetting
{
    /// <summary>The setting; stored by number.</summary>
    public required BoxParameter Parameter { get; init; }

    /// <summary>Its code in replies, records and texts, such as <c>box_mode</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The tool that changes it, with the other rows that name the same; null when no tool does.</summary>
    public string? Tool { get; init; }

    /// <summary>The script of the portal that takes the change.</summary>
    public PortalScript Script { get; init; } = PortalScript.SetValue;

    /// <summary>Table of <c>json.php</c> that holds it, in the portal's spelling.</summary>
    public required string Table { get; init; }

    /// <summary>Column of that table.</summary>
    public required string Column { get; init; }

    /// <summary>The value that the portal shows, as a number; null when it shows none, or several fields contradict one another.</summary>
    public required Func<Box, int?> Read { get; init; }

    /// <summary>The cap in W that goes with the value; null when there is none.</summary>
    public Func<Box, double?> ReadCap { get; init; } = _ => null;

    /// <summary>Whether the portal shows what is needed to check a change later, though its value may be unclear; null = when there is a value.</summary>
    public Func<Box, bool>? Shows { get; init; }

    /// <summary>Values that have a word.</summary>
    public IReadOnlyList<SettingValue> Values { get; init; } = [];

    /// <summary>Values that are plain numbers; null = none.</summary>
    public NumberArgument? Numbers { get; init; }

    /// <summary>Number that has to go with <see cref="CappedValue"/>; null = none.</summary>
    public NumberArgument? Cap { get; init; }

    /// <summary>The value that takes the cap.</summary>
    public int CappedValue { get; init; } = -1;

    /// <summary>The value that means "without a cap", which an operator's lower cap forbids.</summary>
    public int UncappedValue { get; init; } = -1;

    /// <summary>The argument that is true or false for this setting, or says so of the value that is a bit; null = the words are given by name.</summary>
    public string? Switch { get; init; }

    /// <summary>The argument that tells rows of one tool apart, and its value for this one; null when the words do.</summary>
    public (string Name, int Value)? Selector { get; init; }

    /// <summary>Whether a value is a bit that is switched on and off beside the others.</summary>
    public bool IsBits { get; init; }

    /// <summary>Whether it is a mode, of which two changes need the longer pause.</summary>
    public bool IsMode { get; init; }

    /// <summary>Whether it needs a water heater.</summary>
    public bool IsOfHeater { get; init; }

    /// <summary>Whether the portal's request names no box, so that it must be clear which one is meant.</summary>
    public bool NamesNoBox { get; init; }

    /// <summary>Whether it makes the box do something: then a value that stands there already proves nothing, and every wish is sent.</summary>
    public bool IsAction { get; init; }

    /// <summary>What proves a wish that was sent, besides a call of the box since; null = the value that is shown.</summary>
    public Func<Box, Wanted, bool>? Proof { get; init; }

    /// <summary>The operator's switch for the tool.</summary>
    public Func<ControlOptions, bool> IsAllowed { get; init; } = _ => true;

    /// <summary>Name of that switch under <c>Oig:Control</c>; null when there is none.</summary>
    public string? AllowedBy { get; init; }

    /// <summary>The operator's bounds for the number or the cap; null = none beyond the row's own.</summary>
    public Func<ControlOptions, (int Least, int Most)>? Bounds { get; init; }

    /// <summary>The value of that number that has a word; null when none has.</summary>
    public SettingValue? Find(int number) => Values.FirstOrDefault(value => value.Number == number);

    /// <summary>The row's own word for a value: a mode's name, "on", "limited 3500 W", "80 %".</summary>
    public string WordOf(ShownValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (IsBits) return WordOfBits(value.Value);
        var word = Find(value.Value)?.Word;
        return (word, Numbers) switch
        {
            (not null, _) when value.Value == CappedValue => string.Create(CultureInfo.InvariantCulture, $"{word} {value.CapWatts} W"),
            (not null, _) => word,
            (null, { } numbers) => string.Create(CultureInfo.InvariantCulture, $"{value.Value} {numbers.Unit}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"unknown ({value.Value})"),
        };
    }

    // Bits beyond those that have a word are kept as a number.
    private string WordOfBits(int bits) => bits == 0 ? "none"
        : bits >= 0 && (bits & ~Values.Sum(value => value.Number)) == 0
            ? string.Join(" and ", Values.Where(value => (bits & value.Number) != 0).Select(value => value.Word))
            : string.Create(CultureInfo.InvariantCulture, $"unknown ({bits})");
}

/// <summary>A value with a word.</summary>
/// <param name="Number">The number that the portal takes and shows.</param>
/// <param name="Word">The word in schemas and replies.</param>
/// <param name="Risk">What the owner has to agree to before it is set.</param>
/// <param name="Spellings">Other ways to write it, in small letters without accents, spaces and signs.</param>
public sealed record SettingValue(int Number, string Word, Risk Risk = Risk.None, params IReadOnlyList<string> Spellings);

/// <summary>An argument that is a whole number.</summary>
/// <param name="Name">Name of the argument.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Least">Lowest value.</param>
/// <param name="Most">Highest value.</param>
/// <param name="Risk">What the owner has to agree to.</param>
public sealed record NumberArgument(string Name, string Unit, int Least, int Most, Risk Risk = Risk.None);

/// <summary>A value that the portal shows, or that is asked for.</summary>
/// <param name="Value">The number.</param>
/// <param name="CapWatts">The cap that goes with it, W; null when none does.</param>
[GenerateSerializer, Immutable, Alias("oig.shown-value")]
public sealed record ShownValue([property: Id(0)] int Value, [property: Id(1)] int? CapWatts = null);

/// <summary>What an owner has to know and agree to before a change.</summary>
public enum Risk
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Home UPS charges from the grid.</summary>
    HomeUps,

    /// <summary>Export needs the grid operator's consent.</summary>
    Export,

    /// <summary>A heater by hand ignores tariff and sun.</summary>
    ManualHeater,

    /// <summary>Charging from the grid costs money.</summary>
    GridCharging,
}

/// <summary>The scripts of the portal that change a box.</summary>
public enum PortalScript
{
    /// <summary><c>Device.Set.Value.php</c>: one column of one table.</summary>
    SetValue,

    /// <summary><c>ToGrid.Toggle.php</c>: the export switch with its cap.</summary>
    ToGrid,

    /// <summary><c>Battery.Format.Save.php</c>: charging from the grid, without the number of a box.</summary>
    Format,
}
