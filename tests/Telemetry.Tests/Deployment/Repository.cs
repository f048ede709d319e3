namespace Oig.Telemetry.Tests.Deployment;

/// <summary>Files of the repository.</summary>
internal static class Repository
{
    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root(), .. path]));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OigOrleans.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
