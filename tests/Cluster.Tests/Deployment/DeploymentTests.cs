using System.Text.RegularExpressions;
using Oig.Cluster.Tests.Processes;
using Oig.Cluster.Tests.Servers;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Oig.Cluster.Tests.Deployment;

/// <summary>The files below <c>deploy/</c> agree with the code and with each other.</summary>
public sealed partial class DeploymentTests
{
    private static readonly string[] ContainerPaths = ["/data", "/var/log", "/var/log/oig", "/etc/oig", "/etc/oig-tls", "/tmp", "/etc/caddy/Caddyfile"];

    private static readonly string[] YamlEndings = ["*.yaml", "*.yml"];

    private static readonly string[] HealthPaths = ["/health/live", "/health/ready"];

    public static TheoryData<string> YamlFiles => [.. Yaml()];

    [Theory]
    [MemberData(nameof(YamlFiles))]
    public void Every_file_is_yaml(string file) => Assert.All(Documents(file), document => Assert.IsAssignableFrom<YamlNode>(document));

    [Theory]
    [MemberData(nameof(YamlFiles))]
    public void Every_variable_is_one_that_the_server_knows(string file) =>
        Assert.All(Scalars(file).Where(text => text.StartsWith("Oig__", StringComparison.Ordinal)), name => Assert.Contains(name, KnownSettings.Names));

    [Fact]
    public void The_unit_sets_only_variables_that_the_server_knows() =>
        Assert.All(Assigned().Matches(Text("deploy/systemd/oig-orleans.service")).Select(match => match.Groups[1].Value), name => Assert.Contains(name, KnownSettings.Names));

    // The project file names it, for whoever publishes a container without a Dockerfile.
    [Fact]
    public void Every_image_of_this_server_has_the_name_that_the_project_file_gives()
    {
        var own = Named().Match(Text("src/Silo/Silo.csproj")).Groups[1].Value;
        var images = Yaml().SelectMany(file => Values(file, "image")).Select(image => image.Split(':')[0]).ToArray();
        Assert.Equal([own, "caddy", "redis"], images.Distinct().OrderBy(image => image != own).ThenBy(image => image, StringComparer.Ordinal));
        Assert.Contains($"/{own}", Text(".github/workflows/release.yml"));
        Assert.Contains($"--tag {own}:", Text(".github/workflows/build.yml"));
    }

    [Fact]
    public void An_image_of_others_has_one_version_everywhere()
    {
        var images = Yaml().SelectMany(file => Values(file, "image")).Append("redis:" + RedisTag().Match(Text("src/AppHost/RedisServer.cs")).Groups[1].Value);
        Assert.All(images.Where(image => image.Contains(':', StringComparison.Ordinal)).Distinct().GroupBy(image => image.Split(':')[0]), same => Assert.Single(same));
    }

    [Fact]
    public void Both_ways_to_an_image_set_the_same_variables()
    {
        var project = System.Xml.Linq.XDocument.Load(Repository.Path("src/Silo/Silo.csproj")).Descendants("ContainerEnvironmentVariable")
            .Select(variable => $"{variable.Attribute("Include")!.Value}={variable.Attribute("Value")!.Value}");
        var image = Text("Dockerfile").Split("\nENV ")[1].Split("\nEXPOSE")[0];
        Assert.All(Variable().Matches(image), variable => Assert.Contains(variable.Value, project));
    }

    [ServerFact("promtool", isLong: false)]
    public async Task Prometheus_understands_the_alerts()
    {
        await using var promtool = OwnProcess.Start("promtool", ["check", "rules", Repository.Path("deploy/observability/alerts.yaml")]);
        Assert.True(await promtool.ExitCodeAsync(TimeSpan.FromMinutes(1)) == 0, promtool.Output);
        Assert.Contains("9 rules found", promtool.Output);
    }

    [Fact]
    public void The_app_host_sets_only_variables_that_the_server_knows()
    {
        var names = Given().Matches(Text("src/AppHost/Cluster.cs")).Select(match => match.Groups[1].Value).ToArray();
        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.Contains(name, KnownSettings.Names));
    }

    [Fact]
    public void Pods_and_network_policy_use_the_ports_of_server_and_image()
    {
        string[] ports = ["8000", $"{Oig.Cluster.Settings.LocalPorts.UsualSilo}", $"{Oig.Cluster.Settings.LocalPorts.UsualGateway}"];
        Assert.Equal(ports, Values("deploy/kubernetes/silo.yaml", "containerPort"));
        Assert.Equal(ports, Values("deploy/kubernetes/network.yaml", "port"));
        Assert.Contains("EXPOSE 8000", Text("Dockerfile"));
        Assert.All(Values("deploy/compose/home.yaml", "ports"), port => Assert.EndsWith(":8000", port));
        Assert.All(Proxied().Matches(Text("deploy/compose/Caddyfile")).Cast<Match>(), target =>
        {
            Assert.Equal("8000", target.Groups[2].Value);
            Assert.Contains(target.Groups[1].Value, Scalars("deploy/compose/scaled.yaml"));
        });
    }

    [Fact]
    public void Probes_ask_for_paths_that_the_server_has() =>
        Assert.All(Values("deploy/kubernetes/silo.yaml", "path"), path => Assert.Contains(path, HealthPaths));

    [Fact]
    public void Mounts_lie_where_the_server_looks()
    {
        Assert.All(Values("deploy/kubernetes/silo.yaml", "mountPath"), path => Assert.Contains(path, ContainerPaths));
        foreach (var file in new[] { "deploy/compose/home.yaml", "deploy/compose/scaled.yaml" })
            Assert.All(Values(file, "volumes").Where(mount => mount.Contains(':', StringComparison.Ordinal)), mount => Assert.Contains(mount.Split(':')[1], ContainerPaths));
        Assert.Contains("/var/log/oig_mcp_auth.log", Text("Dockerfile"));
    }

    [Fact]
    public void Pods_find_every_file_of_their_secret()
    {
        var files = Scalars("deploy/kubernetes/settings.yaml").Where(text => text.StartsWith("/etc/oig-tls/", StringComparison.Ordinal)).Select(Path.GetFileName).ToArray();
        Assert.Equal(3, files.Length);
        Assert.Superset(files.ToHashSet(), Scalars("deploy/kubernetes/secrets.yaml").ToHashSet<string?>());
    }

    [Fact]
    public void Kustomize_lists_every_manifest() => Assert.Equal(
        Yaml().Where(file => file.StartsWith("deploy/kubernetes/", StringComparison.Ordinal)).Select(Path.GetFileName).Where(name => name != "kustomization.yaml").Order(),
        Values("deploy/kubernetes/kustomization.yaml", "resources").Order());

    [Fact]
    public void The_time_to_stop_fits_into_what_the_platforms_allow()
    {
        Assert.Contains("TimeoutStopSec=30", Text("deploy/systemd/oig-orleans.service"));
        Assert.All(Values("deploy/compose/scaled.yaml", "stop_grace_period"), time => Assert.Equal("30s", time));
        Assert.All(Values("deploy/kubernetes/silo.yaml", "terminationGracePeriodSeconds"), time => Assert.True(int.Parse(time, null) > 30));
    }

    private static IEnumerable<string> Yaml() => YamlEndings
        .SelectMany(ending => Directory.EnumerateFiles(Repository.Path("deploy"), ending, SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(Repository.Root, file)).Order();

    private static string Text(string file) => File.ReadAllText(Repository.Path(file));

    private static YamlNode[] Documents(string file)
    {
        using var reader = new StreamReader(Repository.Path(file));
        var stream = new YamlStream();
        stream.Load(new MergingParser(new Parser(reader)));
        return [.. stream.Documents.Select(document => document.RootNode)];
    }

    private static IEnumerable<string> Scalars(string file) => Documents(file).SelectMany(document => document.AllNodes).OfType<YamlScalarNode>().Select(node => node.Value!);

    // What stands under a key, anywhere; the items where it is a list of plain values.
    private static IEnumerable<string> Values(string file, string key) => Documents(file).SelectMany(document => document.AllNodes).OfType<YamlMappingNode>()
        .SelectMany(mapping => mapping.Children).Where(entry => entry.Key is YamlScalarNode { Value: { } name } && name == key)
        .SelectMany(entry => entry.Value is YamlSequenceNode list ? list.Children : [entry.Value]).OfType<YamlScalarNode>().Select(node => node.Value!);

    [GeneratedRegex(@"^Environment=(\w+)=", RegexOptions.Multiline)]
    private static partial Regex Assigned();

    [GeneratedRegex("<ContainerRepository>(.+)</ContainerRepository>")]
    private static partial Regex Named();

    [GeneratedRegex(@"AddContainer\(""redis"", ""redis"", ""([^""]+)""\)")]
    private static partial Regex RedisTag();

    [GeneratedRegex(@"\b\w+=[^\s\\]+")]
    private static partial Regex Variable();

    [GeneratedRegex(@"(?:WithEnvironment\(|env: )""([A-Za-z0-9_]+)""")]
    private static partial Regex Given();

    [GeneratedRegex(@"\b([a-z0-9-]+):(\d{4})\b")]
    private static partial Regex Proxied();
}
