namespace Oig.Cluster.Tests.Deployment;

/// <summary>A test with npm packages of a folder beside it; passed over, with a message, where they were not fetched. In CI they have to be there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NpmFactAttribute : FactAttribute
{
    public NpmFactAttribute(string folder) => Skip = Needs.Time
        ?? Needs.Installed(Directory.Exists(Path.Combine(FolderOf(folder), "node_modules")), $"npm packages are not there: npm ci --prefix {Relative(folder)}");

    public static string FolderOf(string folder) => Repository.Path(Relative(folder));

    private static string Relative(string folder) => $"tests/Cluster.Tests/Deployment/{folder}";
}
