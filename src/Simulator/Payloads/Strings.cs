using Oig.Simulator.Households;

namespace Oig.Simulator.Payloads;

/// <summary>Solar power of the two strings, W; a single-phase box has one.</summary>
internal readonly record struct Strings(double First, double Second)
{
    private const double FirstShare = 0.56;

    public static Strings Of(HouseState state, SimulatedBox box) => box.Kind == BoxKind.SinglePhase
        ? new Strings(state.Flow.Solar, 0)
        : new Strings(state.Flow.Solar * FirstShare, state.Flow.Solar * (1 - FirstShare));

    /// <summary>The two fields of a payload; a single-phase box shows yesterday's yield (Wh) in the second.</summary>
    public static (double First, double Second) Fields(HouseState state, SimulatedBox box)
    {
        var strings = Of(state, box);
        return (strings.First, box.Kind == BoxKind.SinglePhase ? state.ProducedYesterday : strings.Second);
    }
}
