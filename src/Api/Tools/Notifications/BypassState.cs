using System.ComponentModel;
using Oig.Contracts.Notifications;

namespace Oig.Api.Tools.Notifications;

/// <summary>What the newest notification says about a bypass.</summary>
internal sealed record BypassState
{
    [Description("'on', 'off', or 'unknown' when no notification tells, which does not mean off.")]
    public string State { get; init; } = "";

    [Description("Time of that notification; null when unknown.")]
    public DateTimeOffset? Since { get; init; }

    public static BypassState Of(Bypass bypass) => new() { State = bypass.Status.ToString().ToLowerInvariant(), Since = bypass.At };
}
