using System.Text.Json;
using Oig.Contracts.Boxes;
using Oig.Portal.Tests.Samples;

namespace Oig.Portal.Tests.Reading;

public sealed class FaultTests
{
    [Theory]
    [InlineData("actual", "bat_c", "18433")]
    [InlineData("actual", "bat_c", "100.5")]
    [InlineData("actual", "bat_c", "-1")]
    [InlineData("actual", "bat_p", "65036")]
    [InlineData("actual", "bat_p", "-16000")]
    [InlineData("actual", "aci_wr", "65486")]
    [InlineData("actual", "aco_p", "65530")]
    [InlineData("actual", "aco_p", "-40")]
    [InlineData("actual", "fv_p1", "65531")]
    [InlineData("actual", "fv_p1", "-12")]
    [InlineData("ac_in", "aci_vr", "2310")]
    [InlineData("ac_in", "aci_f", "500.1")]
    [InlineData("ac_in", "aci_f", "12")]
    [InlineData("ac_out", "aco_pr", "65535")]
    [InlineData("ac_in_b", "aci_wr", "-70")]
    [InlineData("box", "temp", "6553.5")]
    [InlineData("box", "temp", "-273")]
    [InlineData("box", "humid", "101")]
    [InlineData("box_prms", "p_bat", "0")]
    [InlineData("box_prms", "p_bat", "10")]
    [InlineData("box_prms", "p_fve", "0")]
    [InlineData("box_prms", "bat_ac", "255")]
    [InlineData("batt_prms", "bat_min", "200")]
    [InlineData("batt_prms", "bat_gl_min", "-1")]
    [InlineData("dc_in", "fv_proc", "65535")]
    [InlineData("dc_in", "fv_ad", "-1200")]
    [InlineData("dc_in", "fv_ad", "1000000001")]
    [InlineData("dc_in", "fv_am", "4294967295")]
    [InlineData("ac_in", "ac_ad", "5000000")]
    [InlineData("ac_in", "ac_py", "-1")]
    [InlineData("ac_out", "en_day", "-5")]
    [InlineData("boiler", "p", "65536")]
    [InlineData("boiler", "w", "-1")]
    public void What_cannot_be_is_named_and_leaves_the_box_as_if_it_were_missing(string table, string field, string number) =>
        AssertLikeMissing(table, field, number, FaultReason.OutOfRange);

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData("\"NaN\"")]
    [InlineData("\"-Infinity\"")]
    [InlineData("\"12,5\"")]
    [InlineData("\"0x1F\"")]
    [InlineData("[5]")]
    [InlineData("{\"value\":5}")]
    public void What_is_no_number_is_named_and_leaves_the_box_as_if_it_were_missing(string value)
    {
        AssertLikeMissing("actual", "bat_c", value, FaultReason.NotANumber);
        AssertLikeMissing("dc_in", "fv_ad", value, FaultReason.NotANumber);
        AssertLikeMissing("box", "temp", value, FaultReason.NotANumber);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("[]")]
    public void What_is_missing_is_no_fault(string nothing) => Assert.Empty(With("actual", "bat_c", nothing).Faults);

    [Fact]
    public void A_healthy_payload_has_no_faults()
    {
        string[] samples = ["boxes-one.json", "boxes-two.json", "boxes-no-live-data.json", "boxes-legacy.json", "boxes-single-phase.json"];

        Assert.All(samples.SelectMany(sample => Sample.Snapshot(sample).Boxes), box => Assert.Empty(box.Faults));
    }

    [Fact]
    public void A_frequency_of_0_stands_only_beside_a_grid_without_voltage()
    {
        Assert.Null(With("ac_in", "aci_f", "0").Grid.Frequency);
        Assert.Equal(FaultReason.Contradicted, Assert.Single(With("ac_in", "aci_f", "0").Faults).Reason);
    }

    [Fact]
    public void Nothing_follows_from_a_capacity_of_0()
    {
        var battery = With("box_prms", "p_bat", "0").Battery;

        Assert.Equal((null, null, null, null, null), (battery.Stored, battery.Usable, battery.Missing, battery.TimeToFull, battery.TimeToEmpty));
    }

    private static Box With(string table, string field, string value) => Sample.OnlyBox(Payloads.Box("boxes-one.json", (table, field, value)));

    private static void AssertLikeMissing(string table, string field, string value, FaultReason reason)
    {
        var box = Sample.OnlyBox(Payloads.Box("boxes-one.json", ("boiler", "x", "1"), (table, field, value)));
        var missing = Sample.OnlyBox(Payloads.Box("boxes-one.json", ("boiler", "x", "1"), (table, field, "null")));

        Assert.Equal(($"{table}.{field}", reason), Assert.Single(box.Faults) is var fault ? (fault.Field, fault.Reason) : default);
        Assert.Equal(JsonSerializer.Serialize(missing), JsonSerializer.Serialize(box with { Faults = missing.Faults }));
    }
}
