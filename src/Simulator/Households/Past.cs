using System.Collections.Concurrent;

namespace Oig.Simulator.Households;

/// <summary>The state of a household before anybody looked: run from New Year in coarse steps, and shared by equal households.</summary>
internal static class Past
{
    private const int MostRemembered = 4_096;
    private const double FirstCharge = 0.5;
    private static readonly TimeSpan Coarse = TimeSpan.FromHours(1);
    private static readonly ConcurrentDictionary<(HouseSettings, DateTime), HouseState> Remembered = new();

    /// <summary>State at the start of a Prague day.</summary>
    public static HouseState Midnight(HouseSettings house, DateOnly day) => Remember(house, PragueTime.Midnight(day), at =>
    {
        var start = PragueTime.Midnight(new DateOnly(day.Year, 1, 1));
        var state = new HouseState { At = start, Day = PragueTime.Date(start), StoredWh = house.CapacityWh * FirstCharge };
        return Run(house, state, at, Coarse);
    });

    /// <summary>State at the start of an hour.</summary>
    public static HouseState Hour(HouseSettings house, DateTime hour) =>
        Remember(house, hour, at => Run(house, Midnight(house, PragueTime.Date(at)), at, TimeSpan.FromMinutes(1)));

    private static HouseState Run(HouseSettings house, HouseState state, DateTime until, TimeSpan step)
    {
        while (state.At < until)
            state = EnergyModel.Step(house, state, step).Rolled();
        return state;
    }

    private static HouseState Remember(HouseSettings house, DateTime at, Func<DateTime, HouseState> compute)
    {
        if (Remembered.TryGetValue((house, at), out var known))
            return known;
        if (Remembered.Count > MostRemembered)
            Remembered.Clear();
        return Remembered[(house, at)] = compute(at);
    }
}
