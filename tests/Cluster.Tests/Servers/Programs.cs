namespace Oig.Cluster.Tests.Servers;

/// <summary>Where server programs are installed; Debian keeps PostgreSQL's and faketime's library out of the path.</summary>
internal static class Programs
{
    /// <summary>What to install where the program is not there; null where it is.</summary>
    public static string? Missing(string program) =>
        Needs.Installed(Find(program) is not null, $"{program} is not installed: apt-get install {PackageOf(program)}");

    public static string? Find(string program) => Folders().Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    public static string Get(string program) => Find(program) ?? throw new FileNotFoundException($"{program} is not installed.");

    // The Debian package that has it.
    private static string PackageOf(string program) => program switch
    {
        PostgresServer.Program => "postgresql",
        PutClock.Library => "faketime",
        "promtool" => "prometheus",
        "node" => "nodejs",
        _ => program,
    };

    private static IEnumerable<string> Folders() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Concat(Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => $"{version}/bin") : [])
        .Concat(Directory.Exists("/usr/lib") ? Directory.GetDirectories("/usr/lib").Select(architecture => $"{architecture}/faketime") : []);
}
