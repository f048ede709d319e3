using System.Net;
using System.Text.Json;
using Oig.Simulator.Tests.Support;

namespace Oig.Simulator.Tests.Reads;

public sealed class LiveDataTests : LoggedInTest
{
    private static readonly string[] Tables =
    [
        "ac_in", "ac_in_b", "ac_out", "actual", "batt", "batt_prms", "boiler", "boiler_prms", "box", "box_prm2", "box_prms", "dc_in",
        "device", "invertor_prm1", "invertor_prms",
    ];

    [Fact]
    public async Task A_box_has_every_table_of_the_modern_payload()
    {
        Assert.Equal("application/json", (await Visitor.LiveAsync()).ContentType);
        Assert.Equal(Tables, await TablesAsync());
    }

    [Theory]
    [InlineData("actual", "aci_wr aci_ws aci_wt aco_p bat_c bat_p fv_p1 fv_p2 viz")]
    [InlineData("ac_in", "ac_ad ac_am ac_ay ac_pd ac_pm ac_py aci_f aci_vr aci_vs aci_vt aci_wr aci_ws aci_wt")]
    [InlineData("ac_in_b", "aci_wr aci_ws aci_wt")]
    [InlineData("ac_out", "aco_p aco_pr aco_ps aco_pt en_day")]
    [InlineData("batt", "bat_c")]
    [InlineData("batt_prms", "bal_on bat_gl_min bat_hdo bat_min hdo1_e hdo1_s hdo2_e hdo2_s")]
    [InlineData("box", "humid temp")]
    [InlineData("box_prms", "bat_ac crct crcte mode mode1 p_bat p_fve")]
    [InlineData("box_prm2", "app wdogx")]
    [InlineData("dc_in", "fv_ad fv_am fv_ay fv_p1 fv_p2 fv_proc")]
    [InlineData("invertor_prms", "to_grid")]
    [InlineData("invertor_prm1", "p_max_feed_grid")]
    [InlineData("boiler_prms",
        "hdo id_subd ison manual offset offset2 offset3 p_set p_set2 p_set3 prrty ssr0 ssr1 ssr2 stht termostat tset tset2 wd "
        + "zone1_e zone1_s zone2_e zone2_s zone3_e zone3_s zone4_e zone4_s")]
    public async Task A_table_has_its_fields_and_all_are_numbers(string table, string fields)
    {
        var values = (await Visitor.BoxAsync(Box.Id)).GetProperty(table);

        Assert.Equal(fields.Split(' '), values.EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal));
        Assert.All(values.EnumerateObject(), field => Assert.Equal(JsonValueKind.Number, field.Value.ValueKind));
    }

    [Fact]
    public async Task Powers_and_energies_are_whole_numbers()
    {
        var box = await Visitor.BoxAsync(Box.Id);

        Assert.All(box.GetProperty("actual").EnumerateObject(), field => Assert.True(field.Value.TryGetInt32(out _), field.Name));
        Assert.All(box.GetProperty("dc_in").EnumerateObject(), field => Assert.True(field.Value.TryGetInt32(out _), field.Name));
        Assert.All(box.GetProperty("ac_out").EnumerateObject(), field => Assert.True(field.Value.TryGetInt32(out _), field.Name));
    }

    [Fact]
    public async Task The_last_contact_is_less_than_a_minute_ago_in_Prague_time()
    {
        var device = (await Visitor.BoxAsync(Box.Id)).GetProperty("device");
        var contact = DateTime.ParseExact(
            device.GetProperty("lastcall").GetString()!, "yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

        Assert.InRange(Noon.UtcDateTime.AddHours(2) - contact, TimeSpan.Zero, TimeSpan.FromSeconds(59));
        Assert.Equal(3002, device.GetProperty("id_type").GetInt32());
    }

    [Fact]
    public async Task Without_live_data_the_actual_table_is_missing()
    {
        Portal.Switches.Live = LiveData.Off;

        Assert.Equal(Tables.Except(["actual"]), await TablesAsync());
    }

    [Fact]
    public async Task Without_live_data_the_portal_can_answer_with_an_error()
    {
        Portal.Switches.Live = LiveData.ServerError;

        Assert.True((await Visitor.LiveAsync()).IsErrorPage);
    }

    [Fact]
    public async Task Live_data_moves_every_minute_and_the_rest_every_five()
    {
        var start = await Visitor.BoxAsync(Box.Id);
        Time.Advance(TimeSpan.FromMinutes(1));
        var minuteLater = await Visitor.BoxAsync(Box.Id);
        Time.Advance(TimeSpan.FromMinutes(4));
        var fiveLater = await Visitor.BoxAsync(Box.Id);

        Assert.NotEqual(start.GetProperty("actual").GetRawText(), minuteLater.GetProperty("actual").GetRawText());
        Assert.Equal(start.GetProperty("ac_out").GetRawText(), minuteLater.GetProperty("ac_out").GetRawText());
        Assert.NotEqual(start.GetProperty("ac_out").GetRawText(), fiveLater.GetProperty("ac_out").GetRawText());
    }

    [Fact]
    public async Task Each_account_sees_its_own_boxes()
    {
        await Visitor.LogInAsync(AccountBook.TwoBoxesEmail);

        var boxes = (await Visitor.LiveAsync()).Json;

        Assert.Equal(
            Portal.Accounts[AccountBook.TwoBoxesEmail].Boxes.Select(box => box.Id), boxes.EnumerateObject().Select(box => box.Name));
        Assert.DoesNotContain(Box.Id, boxes.EnumerateObject().Select(box => box.Name));
    }

    [Fact]
    public async Task An_account_without_boxes_gets_an_empty_object()
    {
        await LogInWithAsync();

        Assert.Equal("{}", (await Visitor.LiveAsync()).Text);
    }

    [Theory]
    [InlineData(BoxListing.None, "{}")]
    [InlineData(BoxListing.FirstNull, """{"2206230001":null}""")]
    [InlineData(BoxListing.FirstEmpty, """{"2206230001":{}}""")]
    public async Task Boxes_can_be_missing_null_or_empty(BoxListing listing, string body)
    {
        Portal.Switches.Boxes = listing;

        Assert.Equal(body, (await Visitor.LiveAsync()).Text);
    }

    [Fact]
    public async Task There_is_no_ETag_unless_switched_on()
    {
        Assert.Null((await Visitor.LiveAsync()).Headers.ETag);

        Portal.Switches.ETag = true;
        var tag = (await Visitor.LiveAsync()).Headers.ETag!.Tag;
        var again = await Visitor.LiveAsync(("If-None-Match", tag));
        Time.Advance(TimeSpan.FromMinutes(5));
        var later = await Visitor.LiveAsync(("If-None-Match", tag));

        Assert.Equal(HttpStatusCode.NotModified, again.Status);
        Assert.Empty(again.Bytes);
        Assert.Equal(HttpStatusCode.OK, later.Status);
    }

    private async Task<IEnumerable<string>> TablesAsync() =>
        (await Visitor.BoxAsync(Box.Id)).EnumerateObject().Select(table => table.Name).Order(StringComparer.Ordinal);
}
