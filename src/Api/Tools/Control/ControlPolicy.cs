using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Oig.Api.Replies;
using Oig.Grains.Control;

namespace Oig.Api.Tools.Control;

/// <summary>
/// The operator's lock: <c>Oig:Control:Enabled</c>, by default open only on a server that nobody but this machine can reach, and one
/// switch a tool.
/// </summary>
internal sealed class ControlPolicy(IServer server, IOptions<ControlOptions> options)
{
    /// <summary>Whether boxes may be changed at all.</summary>
    public bool IsOn => Limits.Enabled ?? ListensOnLoopbackOnly;

    /// <summary>Whether the operator said so, rather than the addresses.</summary>
    public bool IsExplicit => Limits.Enabled is not null;

    /// <summary>The operator's limits.</summary>
    public ControlOptions Limits => options.Value;

    /// <summary>Why a tool may not be used; null when it may.</summary>
    public Problem? Refusal(string tool)
    {
        if (!IsOn) return Disabled("Changes are switched off on this server.", "Enabled");
        return Switch(tool) is (false, var setting) ? Disabled($"{tool} is switched off on this server.", setting) : null;
    }

    // Known only once the server listens, whichever of the many ways its addresses were configured in.
    private bool ListensOnLoopbackOnly =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses is { Count: > 0 } addresses && addresses.All(IsLoopback);

    private static bool IsLoopback(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback && uri.Host.Length > 0;

    private (bool On, string Setting) Switch(string tool) => tool switch
    {
        "set_box_mode" => (Limits.BoxMode, nameof(Limits.BoxMode)),
        "set_grid_delivery" => (Limits.GridDelivery, nameof(Limits.GridDelivery)),
        "set_boiler_mode" => (Limits.BoilerMode, nameof(Limits.BoilerMode)),
        "set_relay" => (Limits.Relay, nameof(Limits.Relay)),
        "set_grid_charging" => (Limits.GridCharging, nameof(Limits.GridCharging)),
        _ => (false, nameof(Limits.Enabled)),
    };

    private static Problem Disabled(string what, string setting) => new(
        "control_disabled",
        $"{what} Its operator can allow it with the setting {ControlOptions.Section}:{setting}=true "
        + $"(environment variable Oig__Control__{setting}=true). Nothing was sent.");
}
