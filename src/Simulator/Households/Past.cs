using System.Collections.Concurrent;

namespace Oig.Simulator.Households;

/// <summary>
/// What a household was before anybody looked: run minute by minute from New Year, and shared by equal households. A day is the same
/// whether it is asked for alone, within a week or as a part of the month's counters.
/// </summary>
internal static class Past
{
    private const int MostYears = 128;
    private const int MostHours = 4_096;
    private const double FirstCharge = 0.5;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly ConcurrentDictionary<(HouseSettings, int), Year> Years = new();
    private static readonly ConcurrentDictionary<(HouseSettings, DateTime), HouseState> Hours = new();

    /// <summary>State at the start of a Prague day.</summary>
    public static HouseState Midnight(HouseSettings house, DateOnly day) =>
        Years.Bounded(MostYears).GetOrAdd((house, day.Year), _ => new Year(house, day.Year)).Midnight(day);

    /// <summary>State at the start of an hour.</summary>
    public static HouseState Hour(HouseSettings house, DateTime hour) => Hours.Bounded(MostHours).GetOrAdd((house, hour), _ =>
    {
        var state = Midnight(house, PragueClock.Date(hour));
        while (state.At < hour)
            state = EnergyModel.Step(house, state, Minute).Rolled();
        return state;
    });

    /// <summary>The midnights of one year, run as far as somebody asked.</summary>
    private sealed class Year
    {
        private readonly Lock _gate = new();
        private readonly List<HouseState> _midnights;
        private readonly HouseSettings _house;

        public Year(HouseSettings house, int year)
        {
            _house = house;
            var start = PragueClock.Midnight(new DateOnly(year, 1, 1));
            _midnights = [new() { At = start, Day = PragueClock.Date(start), StoredWh = house.CapacityWh * FirstCharge }];
        }

        public HouseState Midnight(DateOnly day)
        {
            lock (_gate)
            {
                while (_midnights.Count < day.DayOfYear)
                    _midnights.Add(Next(_midnights[^1]));
                return _midnights[day.DayOfYear - 1];
            }
        }

        private HouseState Next(HouseState state)
        {
            var day = state.Day;
            while (state.Day == day)
                state = EnergyModel.Step(_house, state, Minute).Rolled();
            return state;
        }
    }
}

/// <summary>What is reckoned once for all households, as far as there is room for it.</summary>
internal static class SharedMemory
{
    /// <summary>The memory, empty again if it holds more than that.</summary>
    public static ConcurrentDictionary<TKey, TValue> Bounded<TKey, TValue>(this ConcurrentDictionary<TKey, TValue> memory, int most)
        where TKey : notnull
    {
        if (memory.Count > most)
            memory.Clear();
        return memory;
    }
}
