using System.Text.Json;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Server.Tests.Npm;

/// <summary>The protocol's own TypeScript SDK, at both kinds of revision, and its conformance suite against the whole server.</summary>
public sealed class StandardClientsTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private static readonly string Credentials =
        JsonSerializer.Serialize(new Dictionary<string, string> { ["X-OIG-Email"] = AccountBook.OneBoxEmail, ["X-OIG-Password"] = AccountBook.TestPassword });

    [NpmTheory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task The_TypeScript_client_lists_and_reads_prompts_resources_and_completions_and_calls_tools(string revision)
    {
        var (code, output) = await NpmPackages.RunAsync("client.mjs", $"{shared.Server.Mcp}", revision, Credentials);

        Assert.True(code == 0, output);
        var seen = JsonElement.Parse(output);
        Assert.Contains("may read and not change", seen.GetProperty("instructions").GetString(), StringComparison.Ordinal);
        Assert.True(Uri.IsWellFormedUriString(seen.GetProperty("server").GetProperty("icons")[0].GetProperty("src").GetString(), UriKind.Absolute));
        Assert.Equal(["energy_report", "explain_today", "plan_tomorrow", "storm_is_coming"], Texts(seen.GetProperty("prompts")).Order());
        Assert.All(seen.GetProperty("texts").EnumerateObject(), text => Assert.Matches("[ěščřžýáíé]", text.Value.GetString()));
        AssertResources(seen);
        AssertCompletions(seen.GetProperty("completions"));
        AssertTools(seen);
    }

    /// <summary>
    /// Scenarios that say something about a server whose prompts, resources and tools are its own; the others ask for those of a demonstration server.
    /// The suite sends no credentials.
    /// </summary>
    [NpmTheory]
    [InlineData("2025-11-25", "server-initialize")]
    [InlineData("2025-11-25", "ping")]
    [InlineData("2025-11-25", "tools-list")]
    [InlineData("2025-11-25", "prompts-list")]
    [InlineData("2025-11-25", "resources-list")]
    [InlineData("2025-11-25", "completion-complete")]
    [InlineData("2026-07-28", "tools-list")]
    [InlineData("2026-07-28", "prompts-list")]
    [InlineData("2026-07-28", "resources-list")]
    [InlineData("2026-07-28", "completion-complete")]
    [InlineData("2026-07-28", "sep-2164-resource-not-found")]
    [InlineData("2026-07-28", "caching")]
    public async Task The_official_conformance_suite_finds_nothing(string revision, string scenario)
    {
        var (code, output) = await NpmPackages.RunAsync(
            NpmPackages.PathOf("@modelcontextprotocol", "conformance", "dist", "index.js"), "server", "--url", $"{shared.Server.Mcp}", "--scenario", scenario, "--spec-version", revision);

        Assert.True(code == 0 && output.Contains(", 0 failed", StringComparison.Ordinal) && !output.Contains("SKIPPED", StringComparison.Ordinal), output);
    }

    private static void AssertResources(JsonElement seen)
    {
        Assert.Superset(new HashSet<string> { "battery://control", "battery://glossary" }, Texts(seen.GetProperty("resources")).ToHashSet());
        Assert.Equal(["battery://box/{id}"], Texts(seen.GetProperty("templates")));
        Assert.Contains("Home UPS", seen.GetProperty("glossary").GetString(), StringComparison.Ordinal);
        Assert.Contains("set_grid_charging", seen.GetProperty("control").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("Battery ", seen.GetProperty("box").GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.Contains("unknown_box", seen.GetProperty("noBox").GetString(), StringComparison.Ordinal);
    }

    private static void AssertCompletions(JsonElement completions)
    {
        Assert.Equal(["2206230001"], Texts(completions.GetProperty("box")));
        Assert.Equal(["last_week", "last_month", "last_year", "last_7_days", "last_30_days"], Texts(completions.GetProperty("range")));
        Assert.Equal(["cs"], Texts(completions.GetProperty("language")));
        Assert.Empty(Texts(completions.GetProperty("unknown")));
    }

    private static void AssertTools(JsonElement seen)
    {
        Assert.Equal(
            ["check_plan", "get_basic_data", "get_control_status", "get_energy_history", "get_extended_data", "get_notifications", "get_outlook"],
            Texts(seen.GetProperty("tools")).Order());
        Assert.All(
            (string[])["readings", "history", "outlook", "plan"],
            name => Assert.Equal("success", seen.GetProperty(name).GetProperty("structuredContent").Status()));
        Assert.True(seen.GetProperty("wrong").GetProperty("isError").GetBoolean());
        Assert.Equal("invalid_argument", seen.GetProperty("wrong").GetProperty("structuredContent").Code());
    }

    private static IEnumerable<string> Texts(JsonElement list) => list.EnumerateArray().Select(text => text.GetString()!);
}
