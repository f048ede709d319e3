namespace Oig.Portal.Notifications;

/// <summary>The two bypasses of a box, which are switched separately.</summary>
[GenerateSerializer, Alias("oig.bypass-kind")]
public enum BypassKind
{
    /// <summary>Switched by the box ("automatický").</summary>
    Automatic,

    /// <summary>Switched by hand ("ruční").</summary>
    Manual,
}
