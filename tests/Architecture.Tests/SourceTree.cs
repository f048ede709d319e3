using System.Xml.Linq;

namespace Oig.Architecture.Tests;

/// <summary>The files of this repository, found from where the tests run.</summary>
internal static class SourceTree
{
    /// <summary>Names of the projects in src.</summary>
    public static string[] Projects { get; } =
        [.. Directory.GetDirectories(Repository.Path("src")).Where(folder => ProjectFile(folder) is not null).Select(folder => Path.GetFileName(folder)).Order()];

    /// <summary>Those of them whose assembly stands beside the tests: all but one that only starts others as processes.</summary>
    public static string[] Built { get; } = [.. Projects.Where(project => File.Exists(Path.Combine(AppContext.BaseDirectory, $"Oig.{project}.dll")))];

    /// <summary>C# files below a folder of the repository, without what is built.</summary>
    public static string[] CodeFiles(string folder) =>
    [
        .. Directory.GetFiles(Repository.Path(folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Repository.Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Order(),
    ];

    /// <summary>Path from the root, with slashes.</summary>
    public static string Short(string path) => Path.GetRelativePath(Repository.Root, path).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>Names that a project file refers to by an element such as ProjectReference: file names without ending.</summary>
    public static string[] References(string projectFile, string element) =>
        [.. XDocument.Load(projectFile).Descendants(element).Select(reference => NameOf((string?)reference.Attribute("Include") ?? "", element))];

    /// <summary>Path of the project file in a folder; null when it has none.</summary>
    public static string? ProjectFile(string folder) => Directory.GetFiles(folder, "*.csproj").FirstOrDefault();

    private static string NameOf(string include, string element) =>
        element == "ProjectReference" ? Path.GetFileNameWithoutExtension(include.Replace('\\', '/')) : include;
}
