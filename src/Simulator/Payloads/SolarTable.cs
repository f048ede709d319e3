using System.Text.Json;
using Oig.Simulator.Households;

namespace Oig.Simulator.Payloads;

/// <summary>Table <c>dc_in</c>: the panels. A single-phase box adds its greatest power of today and yesterday, W.</summary>
internal static class SolarTable
{
    public static void Write(Utf8JsonWriter json, BoxReading reading)
    {
        var state = reading.FiveMinutes;
        var (first, second) = Strings.Fields(state, reading.Box);
        json.WriteStartObject("dc_in");
        json.WriteWhole("fv_proc", 100 * state.Flow.Solar / Math.Max(1, reading.Setting("box_prms", "p_fve")));
        json.WriteWhole("fv_p1", first);
        json.WriteWhole("fv_p2", second);
        if (reading.Box.Kind == SimulatedKind.SinglePhase)
        {
            json.WriteWhole("fv_v2", state.PeakToday);
            json.WriteWhole("fv_i2", state.PeakYesterday);
        }

        json.WriteCounter("fv_ad", state.Today.Produced);
        json.WriteKilo("fv_am", state.Month.Produced);
        json.WriteKilo("fv_ay", state.Year.Produced);
        json.WriteEndObject();
    }
}

/// <summary>Solar power of the two strings, W; a single-phase box has one.</summary>
internal readonly record struct Strings(double First, double Second)
{
    private const double FirstShare = 0.56;

    public static Strings Of(HouseState state, SimulatedBox box) => box.Kind == SimulatedKind.SinglePhase
        ? new Strings(state.Flow.Solar, 0)
        : new Strings(state.Flow.Solar * FirstShare, state.Flow.Solar * (1 - FirstShare));

    /// <summary>The two fields of a payload; a single-phase box shows yesterday's yield (Wh) in the second.</summary>
    public static (double First, double Second) Fields(HouseState state, SimulatedBox box)
    {
        var strings = Of(state, box);
        return (strings.First, box.Kind == SimulatedKind.SinglePhase ? state.ProducedYesterday : strings.Second);
    }
}
