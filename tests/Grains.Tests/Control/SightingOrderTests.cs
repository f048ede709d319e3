using Oig.Contracts.Control;
using Oig.Grains.Control;

namespace Oig.Grains.Tests.Control;

/// <summary>Which of several sightings counts when the silos that read them have clocks that differ by minutes.</summary>
public sealed class SightingOrderTests : HouseTest
{
    public static TheoryData<int, int> Clocks => new() { { 5, 0 }, { -5, 0 }, { 0, 5 }, { 0, -5 }, { 3, -3 }, { -3, 3 } };

    [Theory]
    [MemberData(nameof(Clocks))]
    public async Task The_later_reading_counts_whatever_the_clocks_of_the_silos_say(int firstMinutesAhead, int secondMinutesAhead)
    {
        var view = View();
        var seen = await House.SeeAsync();
        var first = ReadNow(seen, firstMinutesAhead);
        House.Time.Advance(TimeSpan.FromSeconds(20));
        var second = ReadNow(seen, secondMinutesAhead);

        Assert.True(view.Remember(first));
        Assert.True(view.Remember(second));
        Assert.Same(second, view.Newest);
        // The first silo serves it from memory once more.
        Assert.False(view.Remember(first));
        Assert.Same(second, view.Newest);
    }

    [Fact]
    public async Task Where_the_portal_tells_no_time_a_wrong_clock_hides_newer_readings_for_ten_minutes_at_most()
    {
        var view = View();
        var seen = (await House.SeeAsync()) with { PortalAhead = null };
        Assert.True(view.Remember(ReadNow(seen, minutesAhead: 0)));
        House.Time.Advance(TimeSpan.FromMinutes(9));
        Assert.False(view.Remember(ReadNow(seen, minutesAhead: -60)));
        House.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(view.Remember(ReadNow(seen, minutesAhead: -60)));
    }

    [Fact]
    public async Task An_older_reading_by_a_silo_with_a_fast_clock_is_no_change_made_elsewhere()
    {
        var before = await House.SeeAsync();
        var byFastSilo = before with { ReadAt = before.ReadAt.AddMinutes(5), PortalAhead = before.PortalAhead - TimeSpan.FromMinutes(5) };
        await House.Controller.SeeAsync(before);
        House.Box["box_prms", "mode"] = 2;
        House.Time.Advance(TimeSpan.FromMinutes(1));
        var after = await House.SeeAsync("other@example.com");
        await House.Controller.SeeAsync(after);
        await House.Controller.SeeAsync(byFastSilo);

        var change = Assert.Single((await House.Controller.ReviewAsync(after)).Elsewhere);
        Assert.Equal(2, change.To.Value);
    }

    private BoxView View() => new(_ => throw new NotSupportedException(), House.Time);

    private Sighting ReadNow(Sighting seen, int minutesAhead)
    {
        var ahead = TimeSpan.FromMinutes(minutesAhead);
        return seen with { ReadAt = House.Time.GetUtcNow() + ahead, PortalAhead = seen.PortalAhead is null ? null : -ahead };
    }
}
