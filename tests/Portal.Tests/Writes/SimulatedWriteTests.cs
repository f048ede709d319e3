using Oig.Contracts.Control;
using Oig.Portal.Failures;
using Oig.Portal.Tests.Http;
using Oig.Simulator;

namespace Oig.Portal.Tests.Writes;

/// <summary>Changes that the client makes at the whole simulated portal.</summary>
public sealed class SimulatedWriteTests : SimulatedPortalTest
{
    [Fact]
    public async Task Every_change_reaches_the_box()
    {
        Simulator.Switches.WriteEffect = WriteEffect.AtOnce;
        var session = await Portal.LogInAsync(Owner, Begin());

        foreach (var (change, table, column) in Changes())
        {
            await Portal.WriteAsync(session, change, Begin());
            Assert.Equal(change.CapWatts ?? change.Value, SimulatedBox[table, column]);
        }
    }

    [Fact]
    public async Task Form_encoded_changes_reach_the_box_of_a_portal_that_wants_forms()
    {
        Simulator.Switches.WriteProfile = WriteProfile.FormOnly;
        Simulator.Switches.WriteEffect = WriteEffect.AtOnce;
        using var client = TestClient.Create(Simulator.BaseUrl, Time, ("WriteEncoding", "Form"));
        var session = await client.Portal.LogInAsync(Owner, client.Begin());

        foreach (var (change, table, column) in Changes())
        {
            await client.Portal.WriteAsync(session, change, client.Begin());
            Assert.Equal(change.CapWatts ?? change.Value, SimulatedBox[table, column]);
        }
    }

    [Theory]
    [InlineData(WriteProfile.Legacy)]
    [InlineData(WriteProfile.FormOnly)]
    public async Task A_change_in_the_wrong_encoding_is_refused_and_not_sent_again(WriteProfile profile)
    {
        Simulator.Switches.WriteProfile = profile;
        var session = await Portal.LogInAsync(Owner, Begin());

        await Assert.ThrowsAsync<WriteRefusedException>(() => Portal.WriteAsync(session, BoxWrite.Of(Id, BoxParameter.Mode, 1), Begin()));

        Assert.Single(Simulator.Requests.Writes);
    }

    [Fact]
    public async Task A_change_that_was_stored_without_an_answer_has_an_unknown_outcome()
    {
        Simulator.Switches.WriteEffect = WriteEffect.AtOnce;
        Simulator.Switches.Fail(PortalEndpoint.SetValue, Trouble.Abort with { AfterHandling = true });
        var session = await Portal.LogInAsync(Owner, Begin());

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => Portal.WriteAsync(session, BoxWrite.Of(Id, BoxParameter.Mode, 2), Begin()));

        Assert.Equal(2, SimulatedBox["box_prms", "mode"]);
        Assert.Single(Simulator.Requests.Writes);
    }

    private (BoxWrite Change, string Table, string Column)[] Changes() =>
    [
        (BoxWrite.Of(Id, BoxParameter.Mode, 3), "box_prms", "mode"),
        (BoxWrite.Of(Id, BoxParameter.SupplementaryModes, 2), "box_prm2", "app"),
        (BoxWrite.Of(Id, BoxParameter.ExportCap, 4_200), "invertor_prm1", "p_max_feed_grid"),
        (BoxWrite.Of(Id, BoxParameter.HeaterMode, 1), "boiler_prms", "manual"),
        (BoxWrite.Of(Id, BoxParameter.Relay1, 0), "boiler_prms", "ssr0"),
        (BoxWrite.Of(Id, BoxParameter.Relay2, 0), "boiler_prms", "ssr1"),
        (BoxWrite.Of(Id, BoxParameter.Relay3, 0), "boiler_prms", "ssr2"),
        (BoxWrite.Of(Id, BoxParameter.GridDelivery, 0), "invertor_prms", "to_grid"),
        (BoxWrite.Of(Id, BoxParameter.GridDelivery, 1), "invertor_prms", "to_grid"),
        (BoxWrite.Of(Id, BoxParameter.GridDelivery, 2, 3_300), "invertor_prm1", "p_max_feed_grid"),
        (BoxWrite.Of(Id, BoxParameter.GridChargingTarget, 65), "box_prms", "bat_ac"),
    ];
}
