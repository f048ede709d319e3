using System.CommandLine;

namespace Oig.Simulator.CommandLine;

/// <summary>The simulator as a program of its own.</summary>
internal static class SimulatorCommand
{
    private const int StandardPort = 8080;

    private static readonly Option<int> Port = new("--port")
    {
        Description = "TCP port on 127.0.0.1; 0 takes a free one.",
        DefaultValueFactory = _ => StandardPort,
    };

    private static readonly Option<string> Path = new("--base-path")
    {
        Description = "Path in front of every script, for example /cez/.",
        DefaultValueFactory = _ => "/",
    };

    private static readonly Option<int> LoadAccounts = new("--load-accounts")
    {
        Description = "Number of further accounts load-000001@example.com and so on.",
    };

    public static RootCommand Create()
    {
        var command = new RootCommand("Pretends to be the portal of the battery boxes, on loopback, until Ctrl-C.") { Port, Path, LoadAccounts };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken ct)
    {
        var options = new SimulatorOptions
        {
            Port = arguments.GetValue(Port),
            BasePath = arguments.GetValue(Path)!,
            LoadAccounts = arguments.GetValue(LoadAccounts),
        };
        try
        {
            await using var portal = await PortalSimulator.StartAsync(options, ct: ct);
            await Greeting.WriteAsync(Console.Out, portal, options);
            await Task.Delay(Timeout.Infinite, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return 0;
        }
        catch (IOException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return 1;
        }
    }
}
