using Oig.Simulator.Households;

namespace Oig.Simulator.Payloads;

/// <summary>What the meters show besides powers and energies; made up from the household's state so that it moves with it.</summary>
internal static class Measured
{
    private const int VoltageMatter = 30;
    private const int FrequencyMatter = 31;
    private const int CabinetMatter = 32;

    /// <summary>Phase voltage, V: exporting raises it.</summary>
    public static double PhaseVoltage(HouseState state, int seed, int phase) =>
        232 - state.Flow.Grid / 1_500 + phase * 0.4 + 4 * Noise.Smooth(seed, VoltageMatter + 10 * phase, state.At, 10);

    /// <summary>Hz.</summary>
    public static double Frequency(HouseState state) => 49.97 + 0.06 * Noise.Smooth(0, FrequencyMatter, state.At, 5);

    /// <summary>Temperature in the cabinet, °C: the inverter warms it.</summary>
    public static double CabinetTemperature(HouseState state, int seed) =>
        22 + state.Flow.Solar / 1_000 + Math.Abs(state.Flow.Battery) / 1_200 + 2 * Noise.Smooth(seed, CabinetMatter, state.At, 60);

    /// <summary>Battery voltage, V.</summary>
    public static double BatteryVoltage(HouseState state, double charge) => 50.5 + charge / 33 + state.Flow.Battery / 4_000;

    /// <summary>Voltage of a string, V; 0 in the dark.</summary>
    public static double StringVoltage(HouseState state, double watts) =>
        watts < 1 ? 0 : 300 + 60 * Math.Sqrt(watts / (watts + 800)) + state.At.Minute % 5;
}
