namespace Oig.Simulator;

/// <summary>How writes have to be encoded; a violation is answered 500 with an HTML page.</summary>
public enum WriteProfile
{
    /// <summary>JSON with integer value, header <c>X-Requested-With</c>, and <c>p_max_feed_grid</c> on export (since July 2026).</summary>
    JsonInteger,

    /// <summary>JSON with the value as a string, no header needed (before July 2026).</summary>
    Legacy,

    /// <summary>Form fields only.</summary>
    FormOnly,
}

/// <summary>What becomes of an accepted write.</summary>
public enum WriteEffect
{
    /// <summary>The box follows after <see cref="Switches.WriteDelay"/>.</summary>
    Delayed,

    /// <summary>The box follows before the answer is sent.</summary>
    AtOnce,

    /// <summary>The boxes are offline: their data and last contact stand still, wishes wait until they are back.</summary>
    Never,

    /// <summary>The portal accepts and forgets the write.</summary>
    Ignored,
}

/// <summary>What a change of the box mode alters besides.</summary>
public enum SideEffects
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The minimum charge (<c>batt_prms.bat_min</c>) moves by ten points.</summary>
    MinimumCharge,
}

/// <summary>Whether limited export can be set in one call.</summary>
public enum LimitedExport
{
    /// <summary>Value 2 with watts sets switch and cap together.</summary>
    SingleCall,

    /// <summary>Value 2 is refused; the export has to be switched on and capped by two writes.</summary>
    TwoStepOnly,
}
