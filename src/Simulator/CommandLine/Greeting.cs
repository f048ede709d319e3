namespace Oig.Simulator.CommandLine;

/// <summary>What whoever starts the simulator needs to know.</summary>
internal static class Greeting
{
    public static async Task WriteAsync(TextWriter output, PortalSimulator portal, SimulatorOptions options)
    {
        await output.WriteLineAsync($"Simulated portal: {portal.BaseUrl}");
        await output.WriteLineAsync($"Accounts (password {AccountBook.TestPassword}):");
        foreach (var account in portal.Accounts.All)
            await output.WriteLineAsync($"  {account.Email}: {Boxes(account)}");
        if (options.LoadAccounts > 0)
            await output.WriteLineAsync($"  {LoadAccount.Email(1)} to {LoadAccount.Email(options.LoadAccounts)}");
        await output.WriteLineAsync("Ctrl-C stops it.");
    }

    private static string Boxes(SimulatedAccount account) =>
        string.Join(", ", account.Boxes.Select(box => $"box {box.Id} ({box.Kind})"));
}
