using System.CommandLine;
using System.Globalization;

namespace Oig.Simulator.CommandLine;

/// <summary>The simulator as a program of its own.</summary>
internal static class SimulatorCommand
{
    private const int StandardPort = 8080;
    private const int HighestPort = 65_535;
    private const int MostLoadAccounts = 999_999;

    private static readonly Option<int> Port =
        WholeNumber("--port", "TCP port on 127.0.0.1; 0 takes a free one.", StandardPort, HighestPort);

    private static readonly Option<int> LoadAccounts =
        WholeNumber("--load-accounts", "Number of further accounts load-000001@example.com and so on.", 0, MostLoadAccounts);

    private static readonly Option<string> Path = new("--base-path")
    {
        Description = "Path in front of every script, for example /cez/.",
        DefaultValueFactory = _ => "/",
    };

    public static RootCommand Create()
    {
        var command = new RootCommand("Pretends to be the portal of the battery boxes, on loopback, until Ctrl-C.");
        command.Options.Add(Port);
        command.Options.Add(Path);
        command.Options.Add(LoadAccounts);
        command.SetAction(RunAsync);
        return command;
    }

    private static Option<int> WholeNumber(string name, string description, int standard, int highest)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            // What is no number at all is reported by the parser itself.
            var number = result.Tokens is [var token] ? token.Value : null;
            if (int.TryParse(number, CultureInfo.InvariantCulture, out var value) && (value < 0 || value > highest))
                result.AddError($"{name} takes 0 to {highest}.");
        });
        return option;
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
            await Greeting.WriteAsync(arguments.InvocationConfiguration.Output, portal, options);
            await Task.Delay(Timeout.Infinite, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return 0;
        }
        catch (IOException problem)
        {
            await arguments.InvocationConfiguration.Error.WriteLineAsync(problem.Message);
            return 1;
        }
    }
}
