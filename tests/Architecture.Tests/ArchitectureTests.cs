using System.Reflection;
using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace Oig.Architecture.Tests;

/// <summary>
/// The rules of docs/architecture.md. <c>dotnet test tests/Architecture.Tests --logger "console;verbosity=detailed"</c> prints the sizes, too.
/// </summary>
public sealed partial class ArchitectureTests(ITestOutputHelper output)
{
    private const int FewestLines = 15;

    /// <summary>First line of a file that is short for a reason, which follows.</summary>
    private const string ShortOnPurpose = "// Short on purpose: ";

    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Contracts"] = [],
        ["Portal"] = ["Contracts"],
        ["Grains"] = ["Contracts", "Portal"],
        ["Cluster"] = ["Contracts"],
        ["Api"] = ["Contracts", "Cluster"],
        ["Silo"] = ["Contracts", "Portal", "Grains", "Cluster", "Api", "Simulator"],
        ["Simulator"] = [],
        ["Cli"] = [],
        [Starter] = ["Silo", "Simulator"],
    };

    // Starts the others as processes; nothing here is built upon it.
    private const string Starter = "AppHost";

    private static readonly string[] Drivers = ["Npgsql", "Redis", "Sqlite", "AdoNet"];

    // Each project has its log.
    private static readonly string[] NamedEverywhere = ["Log"];

    // Compared as parts of a record; read by its key while the program is built.
    private static readonly string[] ReadByOthers = ["Oig.Cluster.FileStamp.Length", "Oig.Cluster.FileStamp.WrittenAt", "Oig.Api.Door.AccessOptions.ClientDocuments"];

    // Written as JSON for the operator, member by member.
    private static readonly string[] ShownToTheOperator = ["Oig.Contracts.Accounts.AccountStanding.", "Oig.Contracts.Control.AuditRecord.", "Oig.Silo.Operator.OperatorDesk/"];

    public static TheoryData<string> Projects => new(SourceTree.Projects);

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_uses_only_the_projects_that_it_may(string project)
    {
        Assert.True(MayUse.ContainsKey(project), $"{project} is in no row of the plan.");
        Assert.Empty(SourceTree.References(FileOf(project), "ProjectReference").Except(MayUse[project]));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Only_the_cluster_project_knows_a_database_driver(string project)
    {
        if (project == "Cluster") return;
        var packages = SourceTree.References(FileOf(project), "PackageReference");
        Assert.DoesNotContain(packages, package => Drivers.Any(driver => package.Contains(driver, StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_folders_of_a_project_need_each_other(string project)
    {
        if (project == Starter) return;
        var circles = FolderGraph.Of(project).Circles();
        Assert.True(circles.Length == 0, $"Circles in {project}:\n{string.Join("\n", circles)}");
    }

    [Fact]
    public void No_file_is_so_short_that_it_belongs_beside_its_user() =>
        AssertNone(SourceTree.CodeFiles("src").Where(file => LinesOf(file) < FewestLines && !IsMarked(file)), "shorter than 15 lines");

    [Fact]
    public void No_folder_holds_one_file_only() => AssertNone(
        SourceTree.CodeFiles("src").GroupBy(file => Path.GetDirectoryName(file)!)
            .Where(folder => folder.Count() == 1 && Directory.GetFiles(folder.Key).Length == 1 && Directory.GetDirectories(folder.Key).Length == 0)
            .Select(folder => folder.Single()),
        "alone in its folder");

    [Fact]
    public void A_namespace_says_where_its_file_stands() =>
        AssertNone(SourceTree.CodeFiles("src").Where(file => NamespaceOf(file) is { } space && space != ExpectedNamespace(file)), "in another namespace than its folder");

    [Fact]
    public void No_two_types_have_the_same_name() => Assert.Empty(
        SourceTree.Built.SelectMany(project => Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, $"Oig.{project}.dll")).GetTypes())
            .Where(type => !type.IsNested && type.Namespace?.StartsWith("Oig.", StringComparison.Ordinal) == true && !NamedEverywhere.Contains(type.Name))
            // The command line compiles a file of the front end.
            .DistinctBy(type => type.FullName).GroupBy(type => type.Name).Where(same => same.Count() > 1).Select(same => string.Join(" and ", same.Select(type => type.FullName))));

    [Fact]
    public void Nothing_below_the_front_end_speaks_to_people() => AssertNone(
        ((string[])["Contracts", "Portal", "Grains"]).SelectMany(project => SourceTree.CodeFiles("src/" + project)).Where(file => !MaySpeak(file) && Sentences.In(file).Any()),
        "with a sentence");

    [Fact]
    public void An_error_takes_its_sentence_from_the_texts() => AssertNone(
        SourceTree.CodeFiles("src/Api").Where(file => WrittenError().IsMatch(File.ReadAllText(file))), "with an error in English only");

    [Fact]
    public void Every_member_is_used() => AssertNone(
        UnusedMembers.Find().Except(ReadByOthers).Where(member => !ShownToTheOperator.Any(record => member.StartsWith(record, StringComparison.Ordinal))), "used by nothing");

    [Fact]
    public void No_measurement_uses_a_test_project() => Assert.DoesNotContain(
        Directory.GetFiles(Repository.Path("bench"), "*.csproj", SearchOption.AllDirectories).SelectMany(file => SourceTree.References(file, "ProjectReference")),
        name => name.EndsWith(".Tests", StringComparison.Ordinal));

    [Fact]
    public void The_page_of_the_architecture_names_files_that_are_there() => Assert.All(
        NamedFile().Matches(Repository.Read("docs/architecture.md")),
        file => Assert.True(File.Exists(Repository.Path(file.Value)), $"{file.Value} is not there."));

    [Fact]
    public void Sizes_are_told()
    {
        output.WriteLine("project | files | lines | median | 90th percentile | longest");
        foreach (var project in SourceTree.Projects) output.WriteLine(SizesOf(project, SourceTree.CodeFiles("src/" + project)));
        output.WriteLine(SizesOf("all of src", SourceTree.CodeFiles("src")));
    }

    [GeneratedRegex(@"\bsrc/[A-Za-z/]+\.(?:cs|resx)\b")]
    private static partial Regex NamedFile();

    // To the operator at start, to whoever reads measurements, and in exceptions.
    private static bool MaySpeak(string file) =>
        SourceTree.Short(file) is var name && (name.EndsWith("Options.cs", StringComparison.Ordinal) || name.EndsWith("Attribute.cs", StringComparison.Ordinal)
            || name.EndsWith("PragueTime.cs", StringComparison.Ordinal) || name.Contains("/Failures/", StringComparison.Ordinal)
            || name.EndsWith("Telemetry.cs", StringComparison.Ordinal) || name.EndsWith("MeasuredCalls.cs", StringComparison.Ordinal) || name.EndsWith("UserIdentity.cs", StringComparison.Ordinal));

    [GeneratedRegex(@"InvalidArgument\(\$?""|McpProtocolException\(\$?""|yield return \$?""[A-Z][a-z]+ ")]
    private static partial Regex WrittenError();

    private static string FileOf(string project) => SourceTree.ProjectFile(Repository.Path("src", project))!;

    private static int LinesOf(string file) => File.ReadLines(file).Count();

    private static bool IsMarked(string file) => File.ReadLines(file).FirstOrDefault()?.StartsWith(ShortOnPurpose, StringComparison.Ordinal) == true;

    private static string? NamespaceOf(string file) =>
        File.ReadLines(file).FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))?["namespace ".Length..].TrimEnd(';', ' ');

    private static string ExpectedNamespace(string file) => "Oig." + Path.GetDirectoryName(SourceTree.Short(file))!["src/".Length..].Replace('/', '.');

    private static void AssertNone(IEnumerable<string> files, string what)
    {
        var found = files.Select(file => Path.IsPathRooted(file) ? SourceTree.Short(file) : file).ToArray();
        Assert.True(found.Length == 0, $"{found.Length} {what}:\n{string.Join("\n", found)}");
    }

    private static string SizesOf(string name, string[] files)
    {
        var lines = files.Select(LinesOf).Order().ToArray();
        return $"{name} | {lines.Length} | {lines.Sum()} | {lines[lines.Length / 2]} | {lines[(int)(lines.Length * 0.9)]} | {lines[^1]}";
    }
}
