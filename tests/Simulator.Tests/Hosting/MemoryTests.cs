using System.Text.Json;
using Oig.Simulator.Tests.Support;

namespace Oig.Simulator.Tests.Hosting;

[Collection(Alone.Name)]
public sealed class MemoryTests : SimulatorTest
{
    protected override SimulatorOptions Options => new() { LoadAccounts = 100_000, RequestCapacity = 0 };

    [Fact]
    public async Task An_account_costs_little_memory_and_none_before_its_login()
    {
        const int Accounts = 2_000;
        Assert.DoesNotContain(Portal.Accounts.All, account => account.Email.StartsWith("load-", StringComparison.Ordinal));
        await VisitAsync(1, 100);
        var before = MemoryInUse();
        await VisitAsync(101, Accounts);
        var each = (MemoryInUse() - before) / Accounts;

        Assert.True(each < 4_000, $"{each} bytes each");
        Assert.Empty(Portal.Requests.All);
        Assert.Equal(Accounts + 100, Portal.Requests.Count(PortalEndpoint.Live));
    }

    /// <summary>What other tests left behind is finalised first, or it would count as saved.</summary>
    private static long MemoryInUse()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private async Task VisitAsync(int first, int count)
    {
        for (var number = first; number < first + count; number++)
        {
            Assert.NotNull((await Visitor.LogInAsync($"load-{number:D6}@example.com")).SessionCookie);
            Assert.Equal(JsonValueKind.Object, (await Visitor.LiveAsync()).Json.ValueKind);
        }
    }
}
