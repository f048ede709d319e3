namespace Oig.Simulator.Households;

/// <summary>Everything besides the time that decides how a household's power flows.</summary>
internal readonly record struct HouseSettings
{
    public required int Seed { get; init; }

    public required bool SinglePhase { get; init; }

    /// <summary>Installed solar power, W.</summary>
    public required int PeakWatts { get; init; }

    /// <summary>Battery capacity, Wh.</summary>
    public required int CapacityWh { get; init; }

    /// <summary>Box mode as in <c>box_prms.mode</c>.</summary>
    public required int Mode { get; init; }

    /// <summary>Charge below which the battery does not feed the house, %.</summary>
    public required int MinimumCharge { get; init; }

    /// <summary>Charge up to which the grid may fill the battery, %.</summary>
    public required int GridChargeTarget { get; init; }

    /// <summary>Most power that may go to the grid, W.</summary>
    public required double ExportCap { get; init; }

    /// <summary>Power of the water heater's closed relays, W; 0 without heater.</summary>
    public required int HeaterWatts { get; init; }

    public required bool HeaterManual { get; init; }

    /// <summary>Counts the orders to charge from the grid ("formatting"); the newest one runs until it is fulfilled.</summary>
    public required int ChargeOrder { get; init; }
}
