using System.Text.Json;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Server.Tests.Tools;

public sealed class SeveralBoxesTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Theory]
    [InlineData(null)]
    [InlineData("2206230002")]
    [InlineData("2206230003")]
    public async Task A_series_needs_no_box_and_says_that_it_is_not_known_whose_it_is(string? box)
    {
        await using var client = await shared.Server.ConnectAsync(AccountBook.TwoBoxesEmail);

        var data = (await client.CallAsync("get_extended_data", ("name", "grid"), ("box_id", box))).GetProperty("data");

        Assert.Contains("2 boxes", data.GetProperty("note").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(data.GetProperty("rows").EnumerateArray());
    }

    [Fact]
    public async Task A_box_that_is_not_there_is_an_error_for_a_series_too()
    {
        await using var client = await shared.Server.ConnectAsync(AccountBook.TwoBoxesEmail);

        Assert.Equal("unknown_box", (await client.CallAsync("get_extended_data", ("box_id", "1"))).Code());
    }

    [Fact]
    public async Task A_column_that_counts_since_midnight_says_so()
    {
        await using var client = await shared.Server.ConnectAsync();

        var columns = (await client.CallAsync("get_extended_data")).GetProperty("data").GetProperty("columns").EnumerateArray();

        Assert.Equal(["imported", "exported"], columns.Where(column => column.GetProperty("since_midnight").GetBoolean()).Select(Name));
    }

    [Fact]
    public async Task A_bypass_that_names_neither_box_nor_kind_is_told_of_the_only_box()
    {
        await using var server = await OigServer.StartAsync();
        var account = server.Portal.Accounts[AccountBook.OneBoxEmail];
        account.Notify(new(DateTimeOffset.UtcNow, 2, null, "Bypass", "Bypass - zapnut"));
        await using var client = await server.ConnectAsync();

        var data = (await client.CallAsync("get_notifications")).GetProperty("data");

        Assert.Equal(("on", "unknown"), (data.GetProperty("bypass").GetProperty("state").GetString(), data.GetProperty("bypass").GetProperty("kind").GetString()));
        Assert.Equal("unknown", data.GetProperty("automatic_bypass").GetProperty("state").GetString());
    }

    private static string? Name(JsonElement column) => column.GetProperty("name").GetString();
}
