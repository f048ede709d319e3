using System.CommandLine;
using Oig.Load.Servers;

namespace Oig.Load.Commands;

/// <summary>Runs one yardstick as a process; used by the comparison.</summary>
internal static class YardstickCommand
{
    public static Command Create()
    {
        var kind = new Option<string>("--kind") { Required = true };
        var url = new Option<string>("--urls") { Required = true };
        var answer = new Option<FileInfo>("--answer") { Required = true };
        var portal = new Option<string>("--portal");
        var command = new Command("yardstick", "Serves one answer without this server.") { kind, url, answer, portal };
        command.Hidden = true;
        command.SetAction(parsed => Yardsticks.RunAsync(parsed.GetValue(kind)!, parsed.GetValue(url)!, File.ReadAllBytes(parsed.GetValue(answer)!.FullName), parsed.GetValue(portal) is { } address ? new(address) : null));
        return command;
    }
}
