using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ModelContextProtocol.Protocol;
using Oig.Server.Tests.Hosting;

namespace Oig.Pages.Tests;

/// <summary>What clients see of the view: everything, what they cannot tell, or nothing.</summary>
[Collection(PagesTests.Name)]
public sealed partial class NegotiationTests(ServerWithPages pages)
{
    private const string Extension = "io.modelcontextprotocol/ui";

    [Fact]
    public async Task The_view_is_one_small_file_that_loads_nothing()
    {
        await using var client = await pages.Server.ConnectAsync();
        Assert.True(client.ServerCapabilities.Extensions?.ContainsKey(Extension));
        var resource = Assert.Single(await client.ListResourcesAsync(), resource => resource.Uri == "ui://oig/energy");
        Assert.Equal("text/html;profile=mcp-app", resource.MimeType);
        var content = Assert.IsType<TextResourceContents>(Assert.Single((await client.ReadResourceAsync("ui://oig/energy")).Contents));
        Assert.Equal("text/html;profile=mcp-app", content.MimeType);
        Assert.True((bool?)content.Meta?["ui"]?["prefersBorder"]);
        Assert.InRange(Encoding.UTF8.GetByteCount(content.Text), 10_000, 80_000);
        Assert.All(Address().Matches(content.Text), address => Assert.Equal("http://www.w3.org/2000/svg", address.Value));
        Assert.DoesNotMatch("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval\\(|new Function", content.Text);
    }

    [Fact]
    public async Task A_client_that_shows_views_gets_the_view_and_its_tool()
    {
        var tools = await ToolsAsync(new JsonObject { ["extensions"] = new JsonObject { [Extension] = new JsonObject() } });
        Assert.Equal("ui://oig/energy", (string?)tools["get_basic_data"]["ui"]?["resourceUri"]);
        Assert.Equal("app", (string?)Assert.Single(tools["get_energy_view"]["ui"]!["visibility"]!.AsArray()));
    }

    [Fact]
    public async Task A_client_that_does_not_sees_nothing_of_them()
    {
        var tools = await ToolsAsync(new JsonObject());
        Assert.DoesNotContain("get_energy_view", tools.Keys);
        Assert.All(tools.Values, meta => Assert.Null(meta["ui"]));
    }

    [Fact]
    public async Task A_client_that_cannot_tell_gets_the_view_but_no_tool_that_its_model_might_call()
    {
        await using var client = await pages.Server.ConnectAsync();
        var tools = await client.ListToolsAsync();
        Assert.DoesNotContain(tools, tool => tool.Name == "get_energy_view");
    }

    // As of 2026-07-28: what the client can comes with every request.
    private async Task<Dictionary<string, JsonObject>> ToolsAsync(JsonObject capabilities)
    {
        var parameters = new JsonObject
        {
            ["_meta"] = new JsonObject
            {
                ["io.modelcontextprotocol/protocolVersion"] = "2026-07-28",
                ["io.modelcontextprotocol/clientInfo"] = new JsonObject { ["name"] = "test", ["version"] = "1" },
                ["io.modelcontextprotocol/clientCapabilities"] = capabilities,
            },
        };
        using var http = new HttpClient();
        using var request = RawMcp.Request(pages.Server.Mcp, "tools/list", parameters).With("MCP-Protocol-Version", "2026-07-28").With("Mcp-Method", "tools/list");
        using var response = await http.SendAsync(request);
        var result = await response.ResultAsync();
        return result.GetProperty("tools").EnumerateArray().ToDictionary(
            tool => tool.GetProperty("name").GetString()!,
            tool => tool.TryGetProperty("_meta", out var meta) ? JsonObject.Create(meta)! : []);
    }

    [GeneratedRegex(@"https?://[^\s""'`<)]+")]
    private static partial Regex Address();
}
