using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Server;
using Oig.Api.Tools;
using Oig.Server.Tests.Hosting;

namespace Oig.Server.Tests;

/// <summary>What <c>docs/recipes.md</c> tells owners to run.</summary>
public sealed partial class RecipesTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private static readonly string Recipes = Repository.Read("docs", "recipes.md");

    [Fact]
    public void The_server_takes_every_call_that_stands_there()
    {
        var tools = shared.Server.Services.GetServices<McpServerTool>().ToDictionary(tool => tool.ProtocolTool.Name, tool => tool.ProtocolTool);
        var calls = Calls().Matches(Recipes).ToList();

        Assert.InRange(calls.Count, 4, 20);
        Assert.All(calls, call => Assert.Null(Problem(tools[call.Groups["tool"].Value], call.Groups["rest"].Value)));
        Assert.All(AssistantTools().Matches(Recipes), tool => Assert.True(tools[tool.Groups[1].Value].Annotations!.ReadOnlyHint));
    }

    [SystemdFact]
    public async Task The_units_are_such_as_systemd_takes()
    {
        var folder = Directory.CreateTempSubdirectory("oig-test-");
        var files = Units().Matches(Recipes).Select(unit => (Path: Path.Combine(folder.FullName, unit.Groups["name"].Value), Text: unit.Groups["text"].Value)).ToList();
        // Verifying looks for the program.
        foreach (var (path, text) in files) await File.WriteAllTextAsync(path, text.Replace("/opt/oig/oig", "/bin/true", StringComparison.Ordinal));

        var start = new ProcessStartInfo("systemd-analyze", ["verify", .. files.Select(file => file.Path)]) { RedirectStandardError = true };
        using var analysis = Process.Start(start)!;
        var errors = await analysis.StandardError.ReadToEndAsync();
        await analysis.WaitForExitAsync();
        folder.Delete(recursive: true);

        Assert.Equal(2, files.Count);
        Assert.True(analysis.ExitCode == 0, errors);
    }

    private static string? Problem(ModelContextProtocol.Protocol.Tool tool, string rest)
    {
        var arguments = Arguments().Matches(rest).ToDictionary(one => one.Groups["name"].Value, one => Value(one.Groups["value"].Value));
        if (Mode().Match(rest) is { Success: true } mode) arguments["mode"] = JsonSerializer.SerializeToElement(mode.Groups[1].Value);
        return ArgumentReader.Read(tool, arguments).Problem?.Message;
    }

    private static JsonElement Value(string text) => JsonSerializer.SerializeToElement(text);

    [GeneratedRegex("""(?:/opt/oig/oig|`oig) (?<tool>[a-z]+_[a-z_]+)(?<rest>[^\n`|]*)""")]
    private static partial Regex Calls();

    [GeneratedRegex("""--arg (?<name>\w+)=(?<value>\S+)""")]
    private static partial Regex Arguments();

    [GeneratedRegex("""--box-mode "([^"]+)""" + "\"")]
    private static partial Regex Mode();

    [GeneratedRegex("mcp__battery__([a-z_]+)")]
    private static partial Regex AssistantTools();

    [GeneratedRegex(@"`/etc/systemd/system/(?<name>[\w.-]+)`\s+```ini\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Units();
}

/// <summary>A test that needs systemd's own check of units.</summary>
internal sealed class SystemdFactAttribute : FactAttribute
{
    public SystemdFactAttribute() => Skip = File.Exists("/usr/bin/systemd-analyze") ? null : "systemd-analyze is not there: apt-get install systemd";
}
