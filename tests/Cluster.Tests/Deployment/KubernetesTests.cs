using k8s;
using Oig.Cluster.Tests.Processes;

namespace Oig.Cluster.Tests.Deployment;

/// <summary>The manifests are ones that the Kubernetes API takes.</summary>
public sealed class KubernetesTests
{
    // Only kustomize reads it.
    private const string Kustomization = "kustomization.yaml";

    public static TheoryData<string> Manifests =>
        [.. Directory.EnumerateFiles(Repository.Path("deploy/kubernetes"), "*.yaml").Select(file => Path.GetFileName(file)).Where(name => name != Kustomization).Order()];

    [Theory]
    [MemberData(nameof(Manifests))]
    public void Every_field_is_one_that_the_API_has(string manifest) => Assert.NotEmpty(Load(Read(manifest)));

    [Theory]
    [InlineData("replicas: 3", "replica: 3")]
    [InlineData("replicas: 3", "replicas: three")]
    [InlineData("readOnlyRootFilesystem: true", "readonlyRootFilesystem: true")]
    [InlineData("kind: Deployment", "kind: Deploymnet")]
    public void A_field_that_the_API_does_not_have_is_found(string right, string wrong) =>
        Assert.ThrowsAny<Exception>(() => Load(Changed(right, wrong)));

    [NpmFact("kubernetes")]
    public async Task Every_object_is_as_the_schemas_of_the_API_want_it()
    {
        var (code, output) = await CheckAsync(Repository.Path("deploy/kubernetes"));
        Assert.True(code == 0, output);
        Assert.Matches(@"^\d\d objects are as the API wants them$", output);
    }

    [NpmFact("kubernetes")]
    public async Task What_the_schemas_of_the_API_do_not_want_is_found()
    {
        var folder = Directory.CreateTempSubdirectory("oig-manifest-");
        foreach (var (name, right, wrong) in new[] { ("memory", "memory: 1Gi", "memory: plenty"), ("port", "port: http", "portt: http"), ("kind", "kind: Deployment", "kind: Deploymnet") })
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{name}.yaml"), Changed(right, wrong));
        var (code, output) = await CheckAsync(folder.FullName);
        folder.Delete(recursive: true);
        Assert.Equal(1, code);
        Assert.Equal(["kind.yaml", "memory.yaml", "port.yaml"], output.Split('\n').Select(line => line.Split(':')[0]).Order());
    }

    private static List<object> Load(string text) => KubernetesYaml.LoadAllFromString(text, strict: true);

    private static string Changed(string right, string wrong)
    {
        var manifest = Read("silo.yaml");
        Assert.Contains(right, manifest);
        return manifest.Replace(right, wrong, StringComparison.Ordinal);
    }

    private static string Read(string manifest) => File.ReadAllText(Repository.Path($"deploy/kubernetes/{manifest}"));

    private static async Task<(int Code, string Output)> CheckAsync(string folder)
    {
        await using var check = OwnProcess.Start("node", [Path.Combine(NpmFactAttribute.FolderOf("kubernetes"), "check.mjs"), folder]);
        return (await check.ExitCodeAsync(TimeSpan.FromMinutes(1)), check.Output.Trim());
    }
}
