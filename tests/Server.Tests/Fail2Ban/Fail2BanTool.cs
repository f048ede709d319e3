using System.ComponentModel;
using System.Diagnostics;

namespace Oig.Server.Tests.Fail2Ban;

/// <summary>The programs of the package <c>fail2ban</c>, and the shipped configuration.</summary>
internal static class Fail2BanTool
{
    public static bool IsInstalled { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "fail2ban-regex")));

    /// <summary>Path of a file under <c>deploy/fail2ban</c>.</summary>
    public static string Shipped(string file) => Repository.Path("deploy", "fail2ban", file);

    /// <summary>The addresses that the shipped filter finds in a log, line by line.</summary>
    public static async Task<string[]> FindAsync(string log) =>
        (await RunAsync("fail2ban-regex", "-o", "ip", log, Shipped("filter.d/oig-mcp.conf"))).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output;
    }

    public static Process Start(string program, params string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"{program} is missing. Install it: apt-get install -y fail2ban", exception);
        }
    }
}
