using System.Text;
using System.Text.Json.Nodes;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;
using Xunit.Abstractions;

namespace Oig.Server.Tests.Tools;

/// <summary>What stands in every model's context, in bytes.</summary>
public sealed class TokenDietTests(SharedServer shared, ITestOutputHelper output) : IClassFixture<SharedServer>
{
    private static readonly HttpClient Http = new();

    [Theory]
    [InlineData("true", 14 * 1024)]
    [InlineData("false", 22 * 1024)]
    public async Task The_list_of_tools_is_short(string readOnly, int most)
    {
        using var response = await Http.SendAsync(RawMcp.Request(shared.Server.Mcp, "tools/list", new JsonObject())
            .With("X-OIG-Email", AccountBook.OneBoxEmail).With("X-OIG-Password", AccountBook.TestPassword).With("X-OIG-Readonly-Access", readOnly));

        var list = (await response.ResultAsync()).GetRawText();

        var bytes = Encoding.UTF8.GetByteCount(list);
        output.WriteLine($"tools/list, read-only {readOnly}: {bytes} bytes");
        foreach (var tool in JsonNode.Parse(list)!["tools"]!.AsArray())
            output.WriteLine($"{tool!["name"]}: {Encoding.UTF8.GetByteCount(tool.ToJsonString())}, output schema {tool["outputSchema"]?.ToJsonString().Length}");
        Assert.InRange(bytes, 1_000, most);
    }

    [Theory]
    [InlineData("get_basic_data", "", "")]
    [InlineData("get_basic_data", AccountBook.OneBoxEmail, "wrong")]
    [InlineData("get_basic_data", AccountBook.TwoBoxesEmail, AccountBook.TestPassword)]
    [InlineData("get_energy_history", AccountBook.OneBoxEmail, AccountBook.TestPassword, "range", "everlasting")]
    [InlineData("get_energy_history", AccountBook.OneBoxEmail, AccountBook.TestPassword, "days", "7")]
    [InlineData("get_extended_data", AccountBook.OneBoxEmail, AccountBook.TestPassword, "name", "everything")]
    [InlineData("set_box_mode", AccountBook.OneBoxEmail, AccountBook.TestPassword, "mode", "Home 2")]
    public async Task An_error_is_short(string tool, string email, string password, string? name = null, string? value = null)
    {
        var call = RawMcp.Call(shared.Server.Mcp, tool, name is null ? new JsonObject() : new JsonObject { [name] = value });
        if (email.Length > 0) call.With("X-OIG-Email", email).With("X-OIG-Password", password);
        using var response = await Http.SendAsync(call);

        var result = await response.ResultAsync();

        Assert.True(result.GetProperty("isError").GetBoolean());
        Assert.InRange(Encoding.UTF8.GetByteCount(result.GetProperty("content")[0].GetProperty("text").GetString()!), 20, 300);
    }
}
