using Microsoft.Extensions.Time.Testing;
using Oig.Contracts.Outcomes;
using Oig.Contracts.Series;
using Oig.Grains.Energies;

namespace Oig.Grains.Tests.Energies;

public sealed class EnergyHistoryTests
{
    private static readonly DateOnly Today = new(2026, 11, 26);
    private static readonly DateOnly Yesterday = Today.AddDays(-1);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 26, 10, 0, 0, TimeSpan.Zero));
    private readonly List<SeriesQuery> _asked = [];
    private readonly EnergyHistory _history;
    private Func<SeriesQuery, Outcome<SeriesTable>> _portal;

    public EnergyHistoryTests()
    {
        _portal = Whole;
        _history = new(TimeSpan.FromMinutes(5), _time);
    }

    [Fact]
    public async Task A_month_that_has_passed_takes_one_request_for_each_series_and_none_again()
    {
        var days = await ReadAllAsync(Yesterday.AddDays(-30), Yesterday);

        Assert.Equal(31, days.Days.Length);
        Assert.Equal([SeriesName.Grid, SeriesName.Fve, SeriesName.Load, SeriesName.Batt], _asked.Select(query => query.Name));
        Assert.All(_asked, query => Assert.Equal((Yesterday.AddDays(-30), Yesterday), (query.From, query.To)));

        _time.Advance(TimeSpan.FromHours(9));
        Assert.Equal(31, (await ReadAllAsync(Yesterday.AddDays(-30), Yesterday)).Days.Length);
        Assert.Equal(4, _asked.Count);
    }

    [Fact]
    public async Task Today_is_asked_again_after_a_while_and_then_only_for_the_battery()
    {
        await ReadAllAsync(Yesterday, Today);
        Assert.Equal(5, _asked.Count);
        await ReadAllAsync(Yesterday, Today);
        Assert.Equal(5, _asked.Count);

        _time.Advance(TimeSpan.FromMinutes(6));
        await ReadAllAsync(Yesterday, Today);
        Assert.Equal(new SeriesQuery(SeriesName.Batt, Today, Today), Assert.Single(_asked[5..]));
    }

    [Fact]
    public async Task A_day_that_was_today_is_read_once_more_when_it_has_passed()
    {
        await ReadAllAsync(Today, Today);
        _time.Advance(TimeSpan.FromDays(1));
        _asked.Clear();

        Assert.Single((await ReadAllAsync(Today, Today)).Days);
        Assert.Equal(4, _asked.Count);
    }

    [Fact]
    public async Task Days_that_cannot_be_parted_are_asked_for_in_halves_down_to_one()
    {
        // One row is missing on the 10th: only it has to be read alone.
        _portal = query => query.From <= new DateOnly(2026, 11, 10) && query.To >= new DateOnly(2026, 11, 10) ? Shortened(query, 1) : Whole(query);

        var days = await ReadAllAsync(new(2026, 11, 1), new(2026, 11, 16));

        Assert.Equal(16, days.Days.Length);
        Assert.All(days.Days, day => Assert.Equal(1000, day.Imported!.WattHours, 1));
        Assert.InRange(_asked.Count, 5, 4 * 16 + 4 * 5);
    }

    [Fact]
    public async Task A_portal_that_refuses_several_days_is_asked_for_fewer_by_the_next_call()
    {
        _portal = query => query.From == query.To ? Whole(query) : new Failure(FailureCode.PortalUnavailable, "500");
        var failures = 0;
        EnergyDays? days = null;
        while (days?.RequestsLeft != 0 && _asked.Count < 200)
        {
            var outcome = await StepAsync(Yesterday.AddDays(-3), Yesterday);
            if (outcome.Succeeded) days = outcome.Value;
            else failures++;
        }

        Assert.Equal((4, 4 * 2), (days!.Days.Length, failures));
    }

    [Fact]
    public async Task A_lock_or_a_lost_session_does_not_make_the_spans_shorter()
    {
        _portal = _ => new Failure(FailureCode.LockedOut, "locked");
        Assert.False((await StepAsync(Yesterday.AddDays(-9), Yesterday)).Succeeded);
        _portal = Whole;

        await ReadAllAsync(Yesterday.AddDays(-9), Yesterday);

        Assert.Equal(1 + 4, _asked.Count);
    }

    [Fact]
    public async Task A_day_without_rows_is_a_day_of_which_nothing_is_known()
    {
        _portal = query => Shortened(query, int.MaxValue);

        var days = await ReadAllAsync(Yesterday.AddDays(-6), Yesterday);

        Assert.All(days.Days, day => Assert.Equal(new EnergyDay { Day = day.Day, LoadByHour = day.LoadByHour }, day));
        Assert.Equal(4, _asked.Count);
    }

    [Fact]
    public async Task Whoever_asks_while_a_request_runs_waits_for_that_one()
    {
        var gate = new TaskCompletionSource();
        async Task<Outcome<SeriesTable>> SlowAsync(SeriesQuery query)
        {
            _asked.Add(query);
            await gate.Task;
            return Whole(query);
        }

        var both = Task.WhenAll(_history.StepAsync(Yesterday, Yesterday, SlowAsync), _history.StepAsync(Yesterday, Yesterday, SlowAsync));
        Assert.Single(_asked);
        gate.SetResult();

        Assert.All(await both, outcome => Assert.Equal(3, outcome.Value!.RequestsLeft));
    }

    [Fact]
    public async Task What_is_kept_is_bounded()
    {
        for (var year = 0; year < 3; year++)
            await ReadAllAsync(Yesterday.AddDays(-400 * (year + 1)), Yesterday.AddDays(-400 * year - 1));
        var before = _asked.Count;

        await ReadAllAsync(Yesterday.AddDays(-1200), Yesterday.AddDays(-802));
        Assert.Equal(before, _asked.Count);
        await ReadAllAsync(Yesterday.AddDays(-400), Yesterday.AddDays(-1));
        Assert.True(_asked.Count > before);
    }

    private async Task<EnergyDays> ReadAllAsync(DateOnly from, DateOnly to)
    {
        for (var step = 0; step < 500; step++)
        {
            var outcome = await StepAsync(from, to);
            Assert.True(outcome.Succeeded);
            if (outcome.Value.RequestsLeft == 0) return outcome.Value;
        }

        throw new TimeoutException("It never comes to an end.");
    }

    private Task<Outcome<EnergyDays>> StepAsync(DateOnly from, DateOnly to) => _history.StepAsync(from, to, query =>
    {
        _asked.Add(query);
        return Task.FromResult(_portal(query));
    });

    private Outcome<SeriesTable> Whole(SeriesQuery query) => Shortened(query, 0);

    /// <summary>Each day imports 1 kWh, in rows of the four series alike.</summary>
    private Outcome<SeriesTable> Shortened(SeriesQuery query, int missing)
    {
        var rows = new List<SeriesRow>();
        for (var day = query.From; day <= query.To; day = day.AddDays(1))
        {
            var all = SeriesClock.RowsUntil(day, day, _time.GetUtcNow());
            for (var row = 1; row <= all; row++) rows.Add(new([230, 100, 1000.0 * row / SeriesClock.RowsOf(day), 0, 0], []));
        }

        if (missing > 0) rows.RemoveRange(0, Math.Min(rows.Count, missing));
        return new() { Value = new() { Query = query, Rows = [.. rows], TotalRows = rows.Count }, ReadAt = _time.GetUtcNow() };
    }
}
