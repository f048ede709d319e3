using Oig.Cluster.Tests.Processes;
using Oig.Contracts.Control;
using Oig.Grains.Tests.Control;
using Oig.Simulator;

namespace Oig.Cluster.Tests.InProcess;

/// <summary>Changes of a box while its storage is away.</summary>
[Collection(GrainCluster.Shared)]
public sealed class ChangeStorageTests(GrainCluster cluster)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_wish_that_cannot_be_stored_is_denied_and_nothing_is_sent_until_it_is_asked_for_again()
    {
        var owner = cluster.NewAccount();
        await cluster.ChangeAsync(owner, Wanted.Mode(0));
        cluster.Storage.IsLost = true;
        var denied = await cluster.ChangeAsync(owner, Wanted.Mode(1));
        cluster.Storage.IsLost = false;

        Assert.Equal(ControlReason.NotStored, denied.Denial?.Reason);
        Assert.Empty(WritesOf(owner));
        Assert.True((await cluster.ChangeAsync(owner, Wanted.Mode(1))).IsChange);
        await Eventually.IsTrueAsync(() => Task.FromResult(WritesOf(owner).Count == 1), Patience, "The change was not sent.");
    }

    [Fact]
    public async Task Changes_under_way_are_not_forgotten_with_a_store_that_comes_back_empty()
    {
        var owner = cluster.NewAccount();
        var first = await cluster.ChangeAsync(owner, Wanted.Mode(1));
        await Eventually.IsTrueAsync(() => Task.FromResult(WritesOf(owner).Count == 1), Patience, "The change was not sent.");
        cluster.Storage.Empty();
        Assert.True((await cluster.ChangeAsync(owner, Wanted.GridDelivery(0))).IsChange);
        Assert.Equal(first.Change!.Id, (await cluster.ChangeAsync(owner, Wanted.Mode(1))).Change?.Id);
        Assert.Single(WritesOf(owner));
    }

    private List<RecordedRequest> WritesOf(Contracts.Credentials owner) => [.. cluster.Portal.Requests.Writes.Where(write => write.Account == owner.Email)];
}
