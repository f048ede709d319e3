using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Oig.SignIn.Tests.RealClients;

/// <summary>Programs that <c>npm ci</c> installs beside this file.</summary>
internal static class NodePrograms
{
    /// <summary>The Node that runs them: some want a newer one than systems have.</summary>
    public static string Node => Path.Combine(Modules, "node", "bin", "node");

    /// <summary>This folder.</summary>
    public static string Folder { get; } = Here();

    private static string Modules => Path.Combine(Folder, "node_modules");

    /// <summary>The script behind a package's command.</summary>
    public static string Script(string package, string command)
    {
        var folder = Path.Combine(Modules, package);
        var bin = JsonElement.Parse(File.ReadAllText(Path.Combine(folder, "package.json"))).GetProperty("bin");
        return Path.GetFullPath(Path.Combine(folder, (bin.ValueKind == JsonValueKind.Object ? bin.GetProperty(command) : bin).GetString()!));
    }

    public static bool Has(string package) => Directory.Exists(Path.Combine(Modules, package)) && File.Exists(Node);

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}

/// <summary>A test with a client from npm and Chromium; passed over, with a message, where one is missing. In CI they have to be there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealClientFactAttribute : FactAttribute
{
    public RealClientFactAttribute(string package) => Skip = Needs.Time
        ?? Needs.Installed(NodePrograms.Has(package), $"{package} is not installed: npm ci in tests/SignIn.Tests/RealClients, as .ci/run does.")
        ?? InstalledChromium.Missing;
}
