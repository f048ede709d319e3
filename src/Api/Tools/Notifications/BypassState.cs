using System.ComponentModel;
using Oig.Contracts;
using Oig.Contracts.Notifications;

namespace Oig.Api.Tools.Notifications;

/// <summary>What the newest notification says about a bypass.</summary>
internal sealed record BypassState
{
    [Description("'on', 'off', or 'unknown' when no notification tells for sure, which does not mean off.")]
    public string State { get; init; } = "";

    [Description("Which bypass: 'automatic', 'manual', or 'unknown' when the notification does not say.")]
    public string Kind { get; init; } = "";

    [Description("Time of that notification; null when unknown.")]
    public DateTimeOffset? Since { get; init; }

    public static BypassState Of(Bypass bypass) => new()
    {
        State = bypass.Status.Name(),
        Kind = bypass.Kind?.Name() ?? "unknown",
        Since = bypass.At,
    };
}
