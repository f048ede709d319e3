using Oig.Simulator;

namespace Oig.Attack;

/// <summary>The server under attack: its MCP address, the portal behind it, its clock, and a way to let its grains go idle.</summary>
public sealed record Target(Uri Mcp, PortalSimulator Portal, SteppedClock Clock, IGrainFactory Grains, string Fail2BanLog)
{
    /// <summary>Lines of the fail2ban log so far.</summary>
    public int Fail2BanLines => File.Exists(Fail2BanLog) ? File.ReadAllLines(Fail2BanLog).Length : 0;

    /// <summary>What a quarter of an hour without requests does: activations go, what they stored stays.</summary>
    public async Task GoIdleAsync()
    {
        // Activations that are just ending, and answers that are just being given.
        await Task.Delay(TimeSpan.FromSeconds(1.5));
        await Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.FromMilliseconds(1));
        await Task.Delay(TimeSpan.FromSeconds(0.5));
    }

    /// <summary>Portal logins with this e-mail, any spelling, that the portal still has on record.</summary>
    public int LoginsOf(string email) => Portal.Requests.Logins.Count(login => string.Equals(login.Account, email, StringComparison.OrdinalIgnoreCase));
}
