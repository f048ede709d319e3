namespace Oig.Simulator.Households;

/// <summary>A household that is brought up to date whenever somebody looks. Not thread-safe.</summary>
internal sealed class SimulatedHouse
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RunAtAll = TimeSpan.FromDays(366);

    private readonly Replay _replay;
    private HouseSettings _house;

    public SimulatedHouse(HouseSettings house, DateTimeOffset start)
    {
        _house = house;
        Now = Past.Hour(house, Floor(start.UtcDateTime, TimeSpan.FromHours(1)));
        FiveMinutes = Now;
        _replay = new Replay(house);
        AdvanceTo(start);
    }

    /// <summary>State at the last full minute.</summary>
    public HouseState Now { get; private set; }

    /// <summary>State at the last full five minutes.</summary>
    public HouseState FiveMinutes { get; private set; }

    /// <summary>From the present minute on, other settings apply.</summary>
    public void Change(HouseSettings house)
    {
        if (house == _house)
            return;
        _house = house;
        _replay.Changed(Now.At, house);
    }

    /// <summary>
    /// Runs up to that time and tells in how many steps. A gap of decades costs no more than one of a year: what lies further back is skipped.
    /// </summary>
    public int AdvanceTo(DateTimeOffset time)
    {
        var until = Floor(time.UtcDateTime, Minute);
        if (until - Now.At > RunAtAll)
            Now = Now.SkippedTo(until - RunAtAll);
        return Run(until);
    }

    /// <summary>States every five minutes of those Prague days, first and last included, up to the present one.</summary>
    public IEnumerable<HouseState> Series(DateOnly from, DateOnly to) => _replay.FiveMinutes(from, to, Now.At);

    /// <summary>Energies of those Prague days, as far as they have passed.</summary>
    public IEnumerable<HouseState> DayEnds(DateOnly from, DateOnly to) =>
        Series(from, to).GroupBy(state => state.Day).Select(day => day.Last());

    private int Run(DateTime until)
    {
        var steps = 0;
        for (; Now.At < until; steps++)
        {
            var day = Now.Day;
            Now = EnergyModel.Step(_house, Now, Minute).Rolled();
            if (Now.At.Minute % 5 == 0)
                FiveMinutes = Now;
            if (Now.Day != day)
                _replay.Midnight(Now);
        }

        return steps;
    }

    private static DateTime Floor(DateTime time, TimeSpan grain) => new(time.Ticks - time.Ticks % grain.Ticks, DateTimeKind.Utc);
}
