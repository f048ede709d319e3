using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
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
            Before = "on",
            Reason = "r",
        };
        var before = new ControlState { Changes = [change with { SettingsBefore = new() { ["box mode"] = "0" }, SideEffects = [new("x", "1", "2")] }] };
        var after = Assert.Single(serializer.Deserialize<ControlState>(serializer.Serialize(before))!.Changes);
        Assert.Equal(before.Changes[0].SettingsBefore, after.SettingsBefore);
        Assert.Equal(before.Changes[0].SideEffects, after.SideEffects);
        Assert.Equal(change, after with { SettingsBefore = change.SettingsBefore, SideEffects = change.SideEffects });
        var pause = new WriteSwitchState { Pause = new(at, "because") };
        Assert.Equal(pause.Pause, serializer.Deserialize<WriteSwitchState>(serializer.Serialize(pause))!.Pause);
    }
}
