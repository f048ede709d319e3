namespace Oig.Portal.Boxes;

/// <summary>What the battery does, told from its power: the portal has no status of its own.</summary>
[GenerateSerializer, Alias("oig.battery-activity")]
public enum BatteryActivity
{
    /// <summary>Within 50 W around zero.</summary>
    Idle,

    /// <summary>Takes more than 50 W.</summary>
    Charging,

    /// <summary>Gives more than 50 W.</summary>
    Discharging,
}
