using Oig.Simulator.Households;

namespace Oig.Simulator.Payloads;

/// <summary>The values of one item, in the order that the portal's charts expect.</summary>
internal static class SeriesValues
{
    public static decimal[] Of(string name, HouseState state, SimulatedBox box) => name switch
    {
        "batt" => Battery(state, box),
        "fve" => Solar(state, box),
        "grid" => Grid(state, box),
        _ => [JsonNumbers.Whole(state.Flow.Load.R), JsonNumbers.Whole(state.Flow.Load.S), JsonNumbers.Whole(state.Flow.Load.T)],
    };

    /// <summary>V, A (signed), %, °C.</summary>
    private static decimal[] Battery(HouseState state, SimulatedBox box)
    {
        var charge = 100 * state.StoredWh / box.CapacityWh;
        var voltage = Measured.BatteryVoltage(state, charge);
        return
        [
            Math.Round((decimal)voltage, 2), JsonNumbers.Tenths(state.Flow.Battery / voltage),
            JsonNumbers.Whole(charge), JsonNumbers.Tenths(Measured.CabinetTemperature(state, box.Seed) - 2),
        ];
    }

    /// <summary>V and V of the strings, a value of unknown meaning, W and W.</summary>
    private static decimal[] Solar(HouseState state, SimulatedBox box)
    {
        var strings = Strings.Of(state, box);
        return
        [
            JsonNumbers.Tenths(Measured.StringVoltage(state, strings.First)),
            JsonNumbers.Tenths(Measured.StringVoltage(state, strings.Second)),
            0, JsonNumbers.Whole(strings.First), JsonNumbers.Whole(strings.Second),
        ];
    }

    /// <summary>V, W (signed), Wh imported and exported since midnight.</summary>
    private static decimal[] Grid(HouseState state, SimulatedBox box) =>
    [
        JsonNumbers.Tenths(Measured.PhaseVoltage(state, box.Seed, 0)), JsonNumbers.Whole(state.Flow.Grid),
        (long)state.Today.Imported, (long)state.Today.Exported,
    ];
}
