namespace Oig.Tests;

/// <summary>Files of the repository that the tests were built in; part of every test project.</summary>
internal static class Repository
{
    /// <summary>Folder of OigOrleans.sln.</summary>
    public static string Root { get; } = FindRoot(new(AppContext.BaseDirectory));

    /// <summary>Where a file or folder is, told from the root.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>The text of a file, told from the root.</summary>
    public static string Read(params string[] parts) => File.ReadAllText(Path(parts));

    private static string FindRoot(DirectoryInfo folder) =>
        File.Exists(System.IO.Path.Combine(folder.FullName, "OigOrleans.sln")) ? folder.FullName : FindRoot(folder.Parent!);
}
