namespace Oig.Cluster.Tests.Deployment;

/// <summary>Files of the repository that this test was built in.</summary>
internal static class Repository
{
    public static readonly string Root = FindRoot(new(AppContext.BaseDirectory));

    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    public static IEnumerable<string> Yaml() => Directory.EnumerateFiles(Path("deploy"), "*.yaml", SearchOption.AllDirectories)
        .Concat(Directory.EnumerateFiles(Path("deploy"), "*.yml", SearchOption.AllDirectories)).Select(file => System.IO.Path.GetRelativePath(Root, file)).Order();

    private static string FindRoot(DirectoryInfo folder) =>
        File.Exists(System.IO.Path.Combine(folder.FullName, "OigOrleans.sln")) ? folder.FullName : FindRoot(folder.Parent!);
}
