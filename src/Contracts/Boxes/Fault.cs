namespace Oig.Contracts.Boxes;

/// <summary>A value that the portal sent and that cannot be so. It is left out or replaced, and nothing is computed from it.</summary>
/// <param name="Value">Which value: its dotted name as in <c>get_basic_data</c>, for example <c>battery.state_of_charge</c>.</param>
/// <param name="Field">Where it stood: the portal's table and field, for example <c>actual.bat_c</c>.</param>
/// <param name="Reason">Why it cannot be so.</param>
[GenerateSerializer, Immutable, Alias("oig.fault")]
public sealed record Fault([property: Id(0)] string Value, [property: Id(1)] string Field, [property: Id(2)] FaultReason Reason);

/// <summary>Why a value cannot be so.</summary>
[GenerateSerializer, Alias("oig.fault-reason")]
public enum FaultReason
{
    /// <summary>Something was sent that is no number.</summary>
    NotANumber,

    /// <summary>Outside of what the device, the house or nature can do.</summary>
    OutOfRange,

    /// <summary>Another value of the same box proves it wrong.</summary>
    Contradicted,

    /// <summary>A counter of a month or year below that of a shorter period within it.</summary>
    BelowShorterPeriod,
}
