using System.Diagnostics;

namespace Oig.Server.Tests.Npm;

/// <summary>Programs of the npm packages that stand in <c>package.json</c> beside.</summary>
internal static class NpmPackages
{
    private static readonly string Folder = Repository.Path("tests", "Server.Tests", "Npm");
    private static readonly string Node = PathOf("node", "bin", "node");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>What is missing; null for nothing.</summary>
    public static string? Missing => Needs.Installed(File.Exists(Node), "The npm packages are not installed: npm ci --prefix tests/Server.Tests/Npm");

    /// <summary>File of a package.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Folder, "node_modules", .. parts]);

    /// <summary>Runs a script and tells its exit code and what it printed, both streams together.</summary>
    public static async Task<(int Code, string Output)> RunAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(Node) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder };
        foreach (var argument in (string[])[script, .. arguments]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output + await errors);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}

/// <summary>A test that needs the npm packages.</summary>
internal sealed class NpmTheoryAttribute : TheoryAttribute
{
    public NpmTheoryAttribute() => Skip = Needs.Time ?? NpmPackages.Missing;
}
