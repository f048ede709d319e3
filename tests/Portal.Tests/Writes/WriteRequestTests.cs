using Oig.Contracts.Control;
using Oig.Portal.Tests.Http;

namespace Oig.Portal.Tests.Writes;

public sealed class WriteRequestTests
{
    private const string Column = "/inc/php/scripts/Device.Set.Value.php";
    private const string ToGrid = "/inc/php/scripts/ToGrid.Toggle.php";
    private const string Format = "/inc/php/scripts/Battery.Format.Save.php";

    public static TheoryData<string, string, string, string> Requests => new()
    {
        { "mode 3", Column, """{"id_device":"2206230077","table":"box_prms","column":"mode","value":3}""", "id_device=2206230077&table=box_prms&column=mode&value=3" },
        { "app 2", Column, """{"id_device":"2206230077","table":"box_prm2","column":"app","value":2}""", "id_device=2206230077&table=box_prm2&column=app&value=2" },
        { "cap 4500", Column, """{"id_device":"2206230077","table":"invertor_prm1","column":"p_max_feed_grid","value":4500}""", "id_device=2206230077&table=invertor_prm1&column=p_max_feed_grid&value=4500" },
        { "heater manual", Column, """{"id_device":"2206230077","table":"boiler_prms","column":"manual","value":1}""", "id_device=2206230077&table=boiler_prms&column=manual&value=1" },
        { "heater automatic", Column, """{"id_device":"2206230077","table":"boiler_prms","column":"manual","value":0}""", "id_device=2206230077&table=boiler_prms&column=manual&value=0" },
        { "relay 1 on", Column, """{"id_device":"2206230077","table":"boiler_prms","column":"ssr0","value":1}""", "id_device=2206230077&table=boiler_prms&column=ssr0&value=1" },
        { "relay 3 off", Column, """{"id_device":"2206230077","table":"boiler_prms","column":"ssr2","value":0}""", "id_device=2206230077&table=boiler_prms&column=ssr2&value=0" },
        { "export off", ToGrid, """{"id_device":"2206230077","value":0,"p_max_feed_grid":null}""", "id_device=2206230077&value=0" },
        { "export on", ToGrid, """{"id_device":"2206230077","value":1,"p_max_feed_grid":null}""", "id_device=2206230077&value=1" },
        { "export 4500", ToGrid, """{"id_device":"2206230077","value":2,"p_max_feed_grid":4500}""", "id_device=2206230077&value=2&p_max_feed_grid=4500" },
        { "charge 85", Format, """{"bat_ac":"85"}""", "bat_ac=85" },
        { "stop charging", Format, """{"bat_ac":"0"}""", "bat_ac=0" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task In_JSON_every_byte_is_as_the_page_sends_it(string write, string path, string json, string form)
    {
        _ = form;
        await AssertSentAsync(WriteNamed(write), "Json", path, "application/json", json);
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task As_a_form_every_byte_is_as_the_page_sends_it(string write, string path, string json, string form)
    {
        _ = json;
        await AssertSentAsync(WriteNamed(write), "Form", path, "application/x-www-form-urlencoded", form);
    }

    [Fact]
    public async Task The_target_of_charging_is_a_number_when_the_operator_says_so()
    {
        await using var portal = await FakePortal.StartAsync(200, """[[0,2,"Uloženo."]]""");
        using var client = TestClient.Create(portal.BaseUrl, new WatchedTime(), ("GridChargingEncoding", "Number"));
        await client.Portal.WriteAsync(TestClient.Session, WriteNamed("charge 85"), client.Begin());
        Assert.Equal("""{"bat_ac":85}""", portal.Request.Body);
    }

    private static async Task AssertSentAsync(BoxWrite write, string encoding, string path, string type, string body)
    {
        var time = new WatchedTime();
        await using var portal = await FakePortal.StartAsync(200, """[[0,2,"Uloženo."]]""");
        using var client = TestClient.Create(portal.BaseUrl, time, ("WriteEncoding", encoding));

        var receipt = await client.Portal.WriteAsync(TestClient.Session, write, client.Begin());

        Assert.Equal("Uloženo.", receipt.Text);
        Assert.Equal("POST", portal.Request.Method);
        Assert.Equal($"{path}?_nonce={time.Start.ToUnixTimeMilliseconds()}", portal.Request.Target);
        Assert.Equal(body, portal.Request.Body);
        Assert.Equal(
            new SortedDictionary<string, string>
            {
                ["Accept-Encoding"] = "gzip, br",
                ["Content-Length"] = $"{body.Length}",
                ["Content-Type"] = type,
                ["Cookie"] = "PHPSESSID=markedcookie0123456789",
                ["Host"] = portal.BaseUrl.Authority,
                ["Origin"] = portal.BaseUrl.ToString().TrimEnd('/'),
                ["Referer"] = portal.BaseUrl.ToString(),
                ["User-Agent"] = "oig-cloud-mcp",
                ["X-Requested-With"] = "XMLHttpRequest",
            },
            new SortedDictionary<string, string>(portal.Request.Headers.ToDictionary()));
    }

    private static BoxWrite WriteNamed(string name) => name switch
    {
        "mode 3" => BoxWrite.Of(TestClient.Box, BoxParameter.Mode, 3),
        "app 2" => BoxWrite.Of(TestClient.Box, BoxParameter.SupplementaryModes, 2),
        "cap 4500" => BoxWrite.Of(TestClient.Box, BoxParameter.ExportCap, 4500),
        "heater manual" => BoxWrite.Of(TestClient.Box, BoxParameter.HeaterMode, 1),
        "heater automatic" => BoxWrite.Of(TestClient.Box, BoxParameter.HeaterMode, 0),
        "relay 1 on" => BoxWrite.Of(TestClient.Box, BoxParameter.Relay1, 1),
        "relay 3 off" => BoxWrite.Of(TestClient.Box, BoxParameter.Relay3, 0),
        "export off" => BoxWrite.Of(TestClient.Box, BoxParameter.GridDelivery, 0),
        "export on" => BoxWrite.Of(TestClient.Box, BoxParameter.GridDelivery, 1),
        "export 4500" => BoxWrite.Of(TestClient.Box, BoxParameter.GridDelivery, 2, 4500),
        "stop charging" => BoxWrite.Of(TestClient.Box, BoxParameter.GridChargingTarget, 0),
        "charge 85" => BoxWrite.Of(TestClient.Box, BoxParameter.GridChargingTarget, 85),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };
}
