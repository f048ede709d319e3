using Oig.Portal.Writes;

namespace Oig.Grains.Control;

/// <summary>What in the state of a box stands against a change.</summary>
internal static class Obstacles
{
    private const int AggregatorSteers = 4;

    /// <summary>The first obstacle; null when there is none.</summary>
    public static Denial? Find(Wanted wanted, Sighting seen)
    {
        var (box, modes) = (seen.Box, seen.Box.Modes);
        if (modes.Supplementary == AggregatorSteers) return Steered;
        if (modes.Supplementary is not (null or (>= 0 and <= 3)) || modes.Mode is not (null or (>= 0 and <= 5))) return Unknown;
        if (wanted.IsOfHeater && box.Heater is null) return new(DenialReason.NotShown, "No water heater is configured on this box. Nothing was sent.");
        if (wanted.Current(box) is null) return NotShown(wanted);
        return wanted.Parameter == BoxParameter.GridChargingTarget && seen.BoxesOfAccount > 1 ? Several : null;
    }

    /// <summary>The denial of a box that is offline; null when it calls.</summary>
    public static Denial? Offline(Sighting seen, DateTimeOffset now) => seen.Box.IsStale(now) == false ? null : new(
        DenialReason.BoxOffline,
        "The box is offline: its last contact is over 10 minutes ago or unknown. Nothing was sent. With queue_if_offline true the portal keeps "
        + "the wish, which may then apply hours later and cannot be withdrawn.");

    private static readonly Denial Steered = new(
        DenialReason.SteeredByAggregator, "A third party (aggregator) steers this box, so a change made here would have no effect. Nothing was sent.");

    private static readonly Denial Unknown = new(
        DenialReason.UnknownMode, "The box is in a mode that this server does not know, so it is not steered. Nothing was sent.");

    private static readonly Denial Several = new(
        DenialReason.SeveralBoxes,
        "Grid charging cannot be set on an account with several boxes: the portal's request names no box, so another one might be charged. Nothing was sent.");

    private static Denial NotShown(Wanted wanted) => new(
        DenialReason.NotShown,
        $"The portal does not show the {SettingText.Name(wanted.Parameter)} of this box, so a change could not be checked. Nothing was sent.");
}
