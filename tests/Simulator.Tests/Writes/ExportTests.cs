using Oig.Simulator.Tests.Support;

namespace Oig.Simulator.Tests.Writes;

public sealed class ExportTests : SimulatorTest
{
    private const string Id = "2206239999";

    [Theory]
    [InlineData(SimulatedKind.King, 0, "null", 0, 10_000)]
    [InlineData(SimulatedKind.King, 1, "null", 1, 10_000)]
    [InlineData(SimulatedKind.King, 2, "5000", 1, 5_000)]
    [InlineData(SimulatedKind.Queen, 0, "null", 0, 0)]
    [InlineData(SimulatedKind.Queen, 1, "null", 1, 10_000)]
    [InlineData(SimulatedKind.Queen, 2, "5000", 0, 5_000)]
    [InlineData(SimulatedKind.QueenWithoutFlag, 2, "5000", 0, 5_000)]
    public async Task Each_kind_of_box_stores_export_in_its_own_dialect(SimulatedKind kind, int value, string cap, int toGrid, int watts)
    {
        await LogInAtOnceAsync(kind);

        await Visitor.ExportAsync(Id, value, cap);

        var box = await Visitor.BoxAsync(Id);
        Assert.Equal((toGrid, watts), (box.Whole("invertor_prms", "to_grid"), box.Whole("invertor_prm1", "p_max_feed_grid")));
    }

    [Fact]
    public async Task Switch_and_cap_change_in_the_same_moment()
    {
        await LogInAtOnceAsync(SimulatedKind.King);
        Portal.Switches.WriteEffect = WriteEffect.Delayed;
        await Visitor.ExportAsync(Id, 0);
        Time.Advance(TimeSpan.FromSeconds(60));
        await Visitor.ExportAsync(Id, 2, "3000");
        Time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(0, (await Visitor.BoxAsync(Id)).Whole("invertor_prms", "to_grid"));

        Time.Advance(TimeSpan.FromSeconds(1));
        var box = await Visitor.BoxAsync(Id);
        Assert.Equal((1, 3_000), (box.Whole("invertor_prms", "to_grid"), box.Whole("invertor_prm1", "p_max_feed_grid")));
    }

    [Fact]
    public async Task Two_steps_limit_a_King_but_leave_a_Queen_unrestricted()
    {
        foreach (var kind in new[] { SimulatedKind.King, SimulatedKind.Queen })
        {
            await LogInAtOnceAsync(kind);
            await Visitor.ExportAsync(Id, 1);
            await Visitor.SetAsync(Id, "invertor_prm1", "p_max_feed_grid", 5_000);

            var box = await Visitor.BoxAsync(Id);
            Assert.Equal((1, 5_000), (box.Whole("invertor_prms", "to_grid"), box.Whole("invertor_prm1", "p_max_feed_grid")));
        }
    }

    [Fact]
    public async Task The_single_call_can_be_refused()
    {
        await LogInAtOnceAsync(SimulatedKind.King);
        Portal.Switches.LimitedExport = LimitedExport.TwoStepOnly;

        Assert.True((await Visitor.ExportAsync(Id, 2, "5000")).IsErrorPage);
        Assert.False((await Visitor.ExportAsync(Id, 1)).IsErrorPage);
    }

    [Fact]
    public async Task Limiting_needs_watts_and_other_values_are_refused()
    {
        await LogInAtOnceAsync(SimulatedKind.King);

        Assert.True((await Visitor.ExportAsync(Id, 2)).IsErrorPage);
        Assert.True((await Visitor.ExportAsync(Id, 3)).IsErrorPage);
        Assert.True((await Visitor.ExportAsync(Id, -1)).IsErrorPage);
    }

    [Theory]
    [InlineData(0, "null", 0)]
    [InlineData(2, "700", 700)]
    public async Task The_household_keeps_to_the_cap(int value, string cap, int most)
    {
        await LogInAtOnceAsync(SimulatedKind.King);
        await Visitor.ExportAsync(Id, value, cap);
        var smallest = 0;
        for (var minute = 0; minute < 25 * 60; minute += 5)
        {
            Time.Advance(TimeSpan.FromMinutes(5));
            if (minute % 25 == 0)
                await Visitor.LogInAsync("someone@example.com", "secret");
            smallest = Math.Min(smallest, (await Visitor.BoxAsync(Id)).Grid("actual"));
        }

        Assert.InRange(-smallest, most - 2, most + 2);
    }

    private async Task LogInAtOnceAsync(SimulatedKind kind)
    {
        Portal.Switches.WriteEffect = WriteEffect.AtOnce;
        await LogInWithAsync(new SimulatedBox(Id, kind));
    }
}
