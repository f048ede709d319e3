using System.Collections.Immutable;
using Oig.Simulator.Households;

namespace Oig.Simulator;

/// <summary>The settable tables of a box: shared defaults, and what this box has that differs.</summary>
internal sealed class BoxParameters(SimulatedBox box)
{
    private const int NoCap = 10_000;
    /// <summary>The settings that are not as delivered; replaced, never altered, so that a reader may keep it.</summary>
    public ImmutableDictionary<(string Table, string Column), int> Changed { get; private set; } =
        ImmutableDictionary<(string Table, string Column), int>.Empty;

    public int this[string table, string column]
    {
        get => Changed.TryGetValue((table, column), out var value)
            ? value
            : ParameterDefaults.Of(box, table, column) ?? throw new ArgumentException($"A box has no column {table}.{column}.");
        set
        {
            _ = this[table, column];
            Changed = Changed.SetItem((table, column), value);
        }
    }

    /// <summary>What the settings mean for the household.</summary>
    public HouseSettings House(int chargeOrder) => new()
    {
        Seed = box.Seed,
        SinglePhase = box.Kind == SimulatedKind.SinglePhase,
        PeakWatts = this["box_prms", "p_fve"],
        CapacityWh = this["box_prms", "p_bat"],
        Mode = this["box_prms", "mode"],
        MinimumCharge = this["batt_prms", "bat_min"],
        GridChargeTarget = this["box_prms", "bat_ac"],
        ExportCap = ExportCap(this["invertor_prms", "to_grid"], this["invertor_prm1", "p_max_feed_grid"]),
        HeaterWatts = box.HasBoiler ? HeaterWatts() : 0,
        HeaterManual = this["boiler_prms", "manual"] == 1,
        ChargeOrder = chargeOrder,
    };

    /// <summary>The two dialects of the export switch and cap.</summary>
    private double ExportCap(int toGrid, int cap)
    {
        if (box.IsQueen)
            return toGrid == 1 ? double.PositiveInfinity : cap;
        if (toGrid == 0 || this["box_prms", "crcte"] == 0)
            return 0;
        return cap >= NoCap ? double.PositiveInfinity : cap;
    }

    private int HeaterWatts() => this["boiler_prms", "ison"] == 1
        ? Relay("ssr0", "p_set") + Relay("ssr1", "p_set2") + Relay("ssr2", "p_set3")
        : 0;

    private int Relay(string relay, string power) => this["boiler_prms", relay] == 1 ? this["boiler_prms", power] : 0;
}
