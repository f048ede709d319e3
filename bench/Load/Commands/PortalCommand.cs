using System.CommandLine;
using Oig.Load.Servers;

namespace Oig.Load.Commands;

/// <summary>Runs the simulated portal as a process; used by the measurements.</summary>
internal static class PortalCommand
{
    public static Command Create()
    {
        var port = new Option<int>("--port") { Required = true };
        var accounts = new Option<int>("--accounts") { Required = true };
        var delay = new Option<int>("--delay") { Required = true };
        var times = new Option<string>("--times") { Required = true };
        var command = new Command("portal", "Pretends to be the portal, and tells the time that it takes.") { port, accounts, delay, times };
        command.Hidden = true;
        command.SetAction((parsed, ct) => PortalProcess.RunAsync(
            parsed.GetValue(port), parsed.GetValue(accounts), TimeSpan.FromMilliseconds(parsed.GetValue(delay)), parsed.GetValue(times)!, ct));
        return command;
    }
}
