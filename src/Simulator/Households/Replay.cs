namespace Oig.Simulator.Households;

/// <summary>Runs past days again, from what the household was at their midnight and with the settings it had.</summary>
internal sealed class Replay
{
    private const int Remembered = 32;
    private readonly List<HouseState> _midnights = new(1);
    private readonly SettingsLog _settings = new();

    public Replay(HouseSettings house, HouseState start)
    {
        _settings.Add(start.At, house);
        _midnights.Add(Past.Midnight(house, start.Day));
    }

    public void Changed(DateTime at, HouseSettings house) => _settings.Add(at, house);

    public void Midnight(HouseState state)
    {
        if (_midnights.Count == Remembered)
            _midnights.RemoveAt(0);
        _midnights.Add(state);
        _settings.ForgetBefore(_midnights[0].At);
    }

    public IEnumerable<HouseState> FiveMinutes(DateOnly from, DateOnly to, DateTime now)
    {
        var state = Known(from) ?? Past.Midnight(_settings.At(PragueTime.Midnight(from)), from);
        while (state.At < now && state.Day <= to)
        {
            state = EnergyModel.Step(_settings.At(state.At), state, TimeSpan.FromMinutes(1));
            if (state.At.Minute % 5 == 0)
                yield return state;
            state = NextDay(state);
        }
    }

    /// <summary>At midnight, what really was takes over from what was run again.</summary>
    private HouseState NextDay(HouseState state)
    {
        var rolled = state.Rolled();
        return rolled.Day == state.Day ? state : Known(rolled.Day) ?? rolled;
    }

    private HouseState? Known(DateOnly day)
    {
        var index = _midnights.FindIndex(state => state.Day == day);
        return index < 0 ? null : _midnights[index];
    }
}
