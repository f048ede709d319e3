using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Oig.Api.Replies;
using Oig.Contracts.Control;
using static Oig.Api.Replies.Text;

namespace Oig.Api.Tools.Control;

/// <summary>
/// The operator's lock: <c>Oig:Control:Enabled</c>, by default open only on a server that nobody but this machine can reach, and one
/// switch a tool.
/// </summary>
internal sealed class ControlPolicy(IServer server, IOptions<ControlOptions> options)
{
    /// <summary>Whether boxes may be changed at all.</summary>
    public bool IsOn => Limits.Enabled ?? ListensOnLoopbackOnly;

    /// <summary>The operator's limits.</summary>
    public ControlOptions Limits => options.Value;

    /// <summary>Why a tool may not be used; null when it may.</summary>
    public Problem? Refusal(string tool)
    {
        if (!IsOn) return Disabled(Say("control_disabled"), nameof(Limits.Enabled));
        if (tool == "cancel_change") return null;
        var row = BoxSettings.Of(tool).FirstOrDefault();
        return row?.IsAllowed(Limits) == true ? null : Disabled(Say("control_tool_disabled", tool), row?.AllowedBy ?? nameof(Limits.Enabled));
    }

    /// <summary>Whether boxes may be changed, and why.</summary>
    public void Announce(ILogger<ControlPolicy> logger) => Log.ControlDecided(
        logger, IsOn ? "allowed" : "switched off", Limits.Enabled is not null ? "as Oig:Control:Enabled says"
            : IsOn ? "because the server listens on loopback only" : "because the server listens beyond loopback; Oig:Control:Enabled=true allows them");

    // Known only once the server listens, whichever of the many ways its addresses were configured in.
    private bool ListensOnLoopbackOnly =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses is { Count: > 0 } addresses && addresses.All(IsLoopback);

    private static bool IsLoopback(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback && uri.Host.Length > 0;

    private static Problem Disabled(string what, string setting) => new(
        "control_disabled", Say("control_how_to_allow", what, $"{ControlOptions.Section}:{setting}", $"Oig__Control__{setting}"));
}
