using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Oig.Cluster.Storage;
using Oig.Contracts.Control;
using Oig.Grains.Control;
using Orleans.Storage;

namespace Oig.Grains.Tests.Control;

public class StoredChangeTests
{
    [Fact]
    public void A_change_survives_the_serializer_of_grain_storage_whole()
    {
        using var host = Host.CreateEmptyApplicationBuilder(null).UseOrleans(silo => silo.UseLocalhostClustering()).Build();
        var serializer = host.Services.GetRequiredService<IGrainStorageSerializer>();
        var at = new DateTimeOffset(2026, 9, 3, 10, 0, 0, TimeSpan.FromHours(2));
        var change = new Change
        {
            Id = "a",
            Box = "2206230041",
            Origin = new() { Tool = "t", AccountKey = "k", SessionKey = "s", Address = "192.0.2.7" },
            Wanted = Wanted.GridDelivery(2, 3500),
            QueueIfOffline = true,
            State = ChangeState.Accepted,
            AskedAt = at,
            NotBefore = at,
            SentAt = at,
            ShownBefore = new(1),
            Cause = ControlReason.AnswerLost,
            PortalText = "text",
            PortalTime = at,
        };
        var before = new ControlState { Changes = [change with { SettingsBefore = new() { ["box_mode"] = "0" }, SideEffects = [new("x", "1", "2")] }] };
        var after = Assert.Single(serializer.Deserialize<ControlState>(serializer.Serialize(before))!.Changes);
        Assert.Equal(before.Changes[0].SettingsBefore, after.SettingsBefore);
        Assert.Equal(before.Changes[0].SideEffects, after.SideEffects);
        Assert.Equal(change, after with { SettingsBefore = change.SettingsBefore, SideEffects = change.SideEffects });
        var pause = new WriteSwitchState { Pause = new(at, "because") };
        Assert.Equal(pause.Pause, serializer.Deserialize<WriteSwitchState>(serializer.Serialize(pause))!.Pause);
    }

    [Fact]
    public void Changes_that_the_version_before_has_stored_are_read()
    {
        using var host = Host.CreateEmptyApplicationBuilder(null).UseOrleans(silo => silo.UseLocalhostClustering()).Build();
        var serializer = new SealedSerializer(host.Services, "a secret of forty characters for testing");
        var state = serializer.Deserialize<ControlState>(BinaryData.FromString(Stored("control-1.json")))!;
        Assert.Collection(
            state.Changes,
            confirmed =>
            {
                Assert.Equal((ChangeState.Confirmed, Wanted.Mode(2), "Home 1", "Home 3"), (confirmed.State, confirmed.Wanted, confirmed.Before, confirmed.After));
                Assert.Equal("minimum charge, %", Assert.Single(confirmed.SideEffects).Setting);
            },
            unknown => Assert.Equal((ChangeState.Unknown, Wanted.GridDelivery(2, 3500)), (unknown.State, unknown.Wanted)),
            waiting => Assert.Equal((ChangeState.Waiting, Wanted.Supplementary(6, on: true)), (waiting.State, waiting.Wanted)));
        Assert.NotNull(state.Changes[1].Reason);
        var pause = serializer.Deserialize<WriteSwitchState>(BinaryData.FromString(Stored("write-switch-1.json")))!.Pause;
        Assert.Equal(new DateTimeOffset(2026, 9, 3, 10, 3, 0, TimeSpan.Zero), pause?.Until);
    }

    private static string Stored(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Control", "Stored", name));
}
