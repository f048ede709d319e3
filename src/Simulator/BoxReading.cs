using Oig.Simulator.Households;

namespace Oig.Simulator;

/// <summary>
/// What the portal knows about a box at one moment: the household at the last full minute and five minutes, the last call,
/// and the settings that are not as delivered.
/// </summary>
internal sealed record BoxReading(
    SimulatedBox Box,
    HouseState Minute,
    HouseState FiveMinutes,
    DateTimeOffset LastContact,
    IReadOnlyDictionary<(string Table, string Column), int> Changed)
{
    public int Setting(string table, string column) =>
        Changed.TryGetValue((table, column), out var value) ? value : ParameterDefaults.Of(Box, table, column) ?? 0;

    /// <summary>State of charge, %.</summary>
    public double Charge(HouseState state) => 100 * state.StoredWh / Math.Max(1, Setting("box_prms", "p_bat"));
}
