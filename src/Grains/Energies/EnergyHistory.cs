using Oig.Contracts;
using Oig.Contracts.Outcomes;
using Oig.Contracts.Series;

namespace Oig.Grains.Energies;

/// <summary>
/// The energies of past days, gathered from the portal's series with one request a call, and kept: a day that has passed does not change.
/// </summary>
internal sealed class EnergyHistory(TimeSpan freshFor, TimeProvider time)
{
    private DayMemory _memory = new(freshFor, time);
    private readonly RequestPlan _plan = new();
    private Task<Outcome<SeriesTable>>? _running;

    /// <summary>
    /// What is known of those days after at most one request to the portal, and how many more it takes to know the rest. Whoever asks while
    /// a request runs waits for that one, until his own deadline.
    /// </summary>
    public async Task<Outcome<EnergyDays>> StepAsync(
        DateOnly from, DateOnly to, Func<SeriesQuery, Task<Outcome<SeriesTable>>> read, CancellationToken deadline = default)
    {
        var today = PragueTime.Today(time.GetUtcNow());
        if (_plan.Next(_memory, from, to, today) is not { } query) return Known(from, to, today, CacheStatus.SessionFromCache);
        try
        {
            var outcome = await TogetherAsync(query, read).WaitAsync(deadline);
            return outcome.Succeeded ? Known(from, to, today, outcome.CacheStatus) : outcome.Failure;
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            return new Failure(FailureCode.PortalTimeout);
        }
    }

    /// <summary>Gives up what is kept.</summary>
    public void Forget() => _memory = new(freshFor, time);

    private Task<Outcome<SeriesTable>> TogetherAsync(SeriesQuery query, Func<SeriesQuery, Task<Outcome<SeriesTable>>> read) =>
        _running is { IsCompleted: false } ? _running : _running = ReadAsync(query, read);

    private async Task<Outcome<SeriesTable>> ReadAsync(SeriesQuery query, Func<SeriesQuery, Task<Outcome<SeriesTable>>> read)
    {
        var outcome = await read(query);
        var days = outcome.Succeeded ? DaySplit.Split(outcome.Value) : null;
        foreach (var (day, rows) in days ?? []) _memory.Keep(query.Name, DayReader.Read(query.Name, day, rows));
        // Fewer days at a time: the rows of one day need no parting, and a portal that gives no month may give a day.
        if (days is null && outcome.Failure?.Code is null or FailureCode.PortalUnavailable or FailureCode.PortalChanged) _plan.AskForLess(query);
        return outcome;
    }

    private Outcome<EnergyDays> Known(DateOnly from, DateOnly to, DateOnly today, CacheStatus status) => new()
    {
        Value = new([.. _memory.Days(from, to)], _plan.RequestsLeft(_memory, from, to, today)),
        CacheStatus = status,
        ReadAt = time.GetUtcNow(),
    };
}
