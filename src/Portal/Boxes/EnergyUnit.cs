namespace Oig.Portal.Boxes;

/// <summary>Unit of the figures in <see cref="Energies"/>: the portal counts days in Wh, months and years in kWh.</summary>
[GenerateSerializer, Alias("oig.energy-unit")]
public enum EnergyUnit
{
    /// <summary>Watt-hours.</summary>
    WattHours,

    /// <summary>Kilowatt-hours.</summary>
    KilowattHours,
}
