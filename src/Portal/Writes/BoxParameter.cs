namespace Oig.Portal.Writes;

/// <summary>What can be changed on a box; nothing else can.</summary>
[GenerateSerializer, Alias("oig.box-parameter")]
public enum BoxParameter
{
    /// <summary>Main mode, 0 Home 1, 1 Home 2, 2 Home 3, 3 Home UPS. Portal field <c>box_prms.mode</c>.</summary>
    Mode = 1,

    /// <summary>Supplementary modes, 1 Home 5 plus 2 Home 6. Portal field <c>box_prm2.app</c>.</summary>
    SupplementaryModes = 2,

    /// <summary>Export cap alone, W. Portal field <c>invertor_prm1.p_max_feed_grid</c>.</summary>
    ExportCap = 3,

    /// <summary>Heater, 0 automatic, 1 manual. Portal field <c>boiler_prms.manual</c>.</summary>
    HeaterMode = 4,

    /// <summary>Heater relay 1, 0 off, 1 on. Portal field <c>boiler_prms.ssr0</c>.</summary>
    Relay1 = 5,

    /// <summary>Heater relay 2, 0 off, 1 on. Portal field <c>boiler_prms.ssr1</c>.</summary>
    Relay2 = 6,

    /// <summary>Heater relay 3, 0 off, 1 on. Portal field <c>boiler_prms.ssr2</c>.</summary>
    Relay3 = 7,

    /// <summary>
    /// Grid delivery, 0 off, 1 on, 2 limited to a cap. Portal fields <c>invertor_prms.to_grid</c> and
    /// <c>invertor_prm1.p_max_feed_grid</c>.
    /// </summary>
    GridDelivery = 8,

    /// <summary>State of charge, %, up to which the battery is charged from the grid. Portal field <c>box_prms.bat_ac</c>.</summary>
    GridChargingTarget = 9,
}
