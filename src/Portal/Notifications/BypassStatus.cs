namespace Oig.Portal.Notifications;

/// <summary>Whether a bypass is on.</summary>
[GenerateSerializer, Alias("oig.bypass-status")]
public enum BypassStatus
{
    /// <summary>No notification tells.</summary>
    Unknown,

    /// <summary>Switched off ("vypnut").</summary>
    Off,

    /// <summary>Switched on ("zapnut").</summary>
    On,
}
