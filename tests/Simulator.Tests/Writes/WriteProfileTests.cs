using System.Net;
using System.Text.Json;
using Oig.Simulator.Tests.Support;

namespace Oig.Simulator.Tests.Writes;

public sealed class WriteProfileTests : LoggedInTest
{
    private const string SetValue = "Device.Set.Value.php";
    private const string Integer = """{"id_device":"2206230001","table":"box_prms","column":"mode","value":2}""";
    private const string Text = """{"id_device":"2206230001","table":"box_prms","column":"mode","value":"2"}""";
    private const string Form = "id_device=2206230001&table=box_prms&column=mode&value=2";
    private const string FormType = "application/x-www-form-urlencoded";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Portal.Switches.WriteEffect = WriteEffect.AtOnce;
    }

    [Theory]
    [InlineData(WriteProfile.JsonInteger, Integer, "application/json", true, true)]
    [InlineData(WriteProfile.JsonInteger, Integer, "application/json", false, false)]
    [InlineData(WriteProfile.JsonInteger, Integer, "application/json; charset=utf-8", true, false)]
    [InlineData(WriteProfile.JsonInteger, Text, "application/json", true, false)]
    [InlineData(WriteProfile.JsonInteger, Form, FormType, true, false)]
    [InlineData(WriteProfile.Legacy, Text, "application/json", false, true)]
    [InlineData(WriteProfile.Legacy, Integer, "application/json", true, false)]
    [InlineData(WriteProfile.Legacy, Form, FormType, true, false)]
    [InlineData(WriteProfile.FormOnly, Form, FormType, true, true)]
    [InlineData(WriteProfile.FormOnly, Integer, "application/json", true, false)]
    [InlineData(WriteProfile.FormOnly, Text, "application/json", true, false)]
    public async Task A_write_counts_only_in_the_encoding_of_the_profile(
        WriteProfile profile, string body, string contentType, bool header, bool accepted)
    {
        Portal.Switches.WriteProfile = profile;

        var reply = await Visitor.WriteAsync(SetValue, body, contentType, header);

        Assert.Equal(!accepted, reply.IsErrorPage);
        Assert.Equal(accepted ? 2 : 0, Box["box_prms", "mode"]);
    }

    [Fact]
    public async Task An_accepted_write_is_answered_with_a_text_at_a_known_place()
    {
        var reply = await Visitor.SetAsync(Box.Id, "box_prms", "mode", 1);

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Equal(JsonValueKind.String, reply.Json[0][2].ValueKind);
    }

    [Theory]
    [InlineData(WriteProfile.JsonInteger, """{"id_device":"2206230001","value":0}""", "application/json", false)]
    [InlineData(WriteProfile.JsonInteger, """{"id_device":"2206230001","value":0,"p_max_feed_grid":null}""", "application/json", true)]
    [InlineData(WriteProfile.JsonInteger, """{"id_device":"2206230001","value":0,"p_max_feed_grid":"x"}""", "application/json", false)]
    [InlineData(WriteProfile.Legacy, """{"id_device":"2206230001","value":"0"}""", "application/json", true)]
    [InlineData(WriteProfile.FormOnly, "id_device=2206230001&value=0", FormType, true)]
    public async Task Switching_export_needs_the_cap_field_in_the_newest_profile_only(
        WriteProfile profile, string body, string contentType, bool accepted)
    {
        Portal.Switches.WriteProfile = profile;

        var reply = await Visitor.WriteAsync("ToGrid.Toggle.php", body, contentType);

        Assert.Equal(!accepted, reply.IsErrorPage);
        Assert.Equal(accepted ? 0 : 1, Box["invertor_prms", "to_grid"]);
    }

    [Theory]
    [InlineData("""{"bat_ac":"60"}""", 60)]
    [InlineData("""{"bat_ac":60}""", 60)]
    [InlineData("""{"id_device":"2206230001","column":"bat_ac","value":60}""", 60)]
    [InlineData("""{"id_device":"2206230001","column":"bat_ac","value":"60"}""", 80)]
    [InlineData("""{"bat_ac":101}""", 80)]
    [InlineData("""{"bat_ac":-1}""", 80)]
    [InlineData("{}", 80)]
    public async Task Charging_from_the_grid_comes_with_or_without_the_box(string body, int target)
    {
        var reply = await Visitor.WriteAsync("Battery.Format.Save.php", body);

        Assert.Equal(target == 80, reply.IsErrorPage);
        Assert.Equal(target, Box["box_prms", "bat_ac"]);
    }

    [Theory]
    [InlineData("box_prms", "mode", 4, false)]
    [InlineData("box_prms", "mode", 5, false)]
    [InlineData("box_prms", "mode", -1, false)]
    [InlineData("box_prms", "mode", 3, true)]
    [InlineData("box_prm2", "app", 3, true)]
    [InlineData("box_prm2", "app", 4, false)]
    [InlineData("boiler_prms", "manual", 1, true)]
    [InlineData("boiler_prms", "manual", 2, false)]
    [InlineData("boiler_prms", "ssr0", 0, true)]
    [InlineData("boiler_prms", "ssr1", 0, true)]
    [InlineData("boiler_prms", "ssr2", 0, true)]
    [InlineData("invertor_prm1", "p_max_feed_grid", 4_000, true)]
    [InlineData("invertor_prm1", "p_max_feed_grid", 20_001, false)]
    public async Task A_column_takes_its_own_values_only(string table, string column, int value, bool accepted)
    {
        var reply = await Visitor.SetAsync(Box.Id, table, column, value);

        Assert.Equal(!accepted, reply.IsErrorPage);
        Assert.Equal(accepted, Box[table, column] == value);
        Assert.Empty(Portal.Requests.Violations);
    }

    [Fact]
    public async Task The_modes_4_and_5_can_be_accepted()
    {
        Portal.Switches.AcceptsModes4And5 = true;

        await Visitor.SetAsync(Box.Id, "box_prms", "mode", 5);

        Assert.Equal(5, (await Visitor.BoxAsync(Box.Id)).Whole("box_prms", "mode"));
    }

    [Theory]
    [InlineData("box_prms", "p_fve")]
    [InlineData("box_prms", "nonsense")]
    [InlineData("nonsense", "mode")]
    public async Task A_column_that_no_client_may_write_is_refused_and_remembered(string table, string column)
    {
        Assert.True((await Visitor.SetAsync(Box.Id, table, column, 1)).IsErrorPage);
        Assert.Contains(column, Assert.Single(Portal.Requests.Violations), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_box_of_another_account_is_refused_and_remembered()
    {
        var foreign = Portal.Accounts[AccountBook.TwoBoxesEmail].Boxes[0];

        Assert.True((await Visitor.SetAsync(foreign.Id, "box_prms", "mode", 2)).IsErrorPage);
        Assert.True((await Visitor.ExportAsync(foreign.Id, 0)).IsErrorPage);
        Assert.Equal((0, 1), (foreign["box_prms", "mode"], foreign["invertor_prms", "to_grid"]));
        Assert.Equal(2, Portal.Requests.Violations.Count);
    }

    [Fact]
    public async Task Charging_without_naming_one_of_two_boxes_is_remembered()
    {
        await Visitor.LogInAsync(AccountBook.TwoBoxesEmail);

        await Visitor.WriteAsync("Battery.Format.Save.php", """{"bat_ac":60}""");

        Assert.Single(Portal.Requests.Violations);
    }
}
