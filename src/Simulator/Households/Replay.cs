namespace Oig.Simulator.Households;

/// <summary>Runs past days again, from what the household was at their midnight and with the settings it had.</summary>
internal sealed class Replay(HouseSettings house)
{
    private const int Remembered = 400;
    private readonly SettingsLog _settings = new(house);

    // Made with the first midnight: of many thousand households hardly any lives that long.
    private List<HouseState>? _midnights;

    public void Changed(DateTime at, HouseSettings changed) => _settings.Add(at, changed);

    public void Midnight(HouseState state)
    {
        _midnights ??= [];
        if (_midnights.Count == Remembered)
            _midnights.RemoveAt(0);
        _midnights.Add(state);
        _settings.ForgetBefore(_midnights[0].At);
    }

    public IEnumerable<HouseState> FiveMinutes(DateOnly from, DateOnly to, DateTime now)
    {
        var state = Start(from);
        while (state.At < now && state.Day <= to)
        {
            state = EnergyModel.Step(_settings.At(state.At), state, TimeSpan.FromMinutes(1));
            if (state.At.Minute % 5 == 0)
                yield return state;
            if (PragueClock.Date(state.At) is var day && day != state.Day)
                state = Start(day);
        }
    }

    /// <summary>Each day starts from what it really started from, whichever day the replay began with.</summary>
    private HouseState Start(DateOnly day) => Known(day) ?? Past.Midnight(_settings.At(PragueClock.Midnight(day)), day);

    private HouseState? Known(DateOnly day) =>
        _midnights?.FindIndex(state => state.Day == day) is { } index and >= 0 ? _midnights[index] : null;
}

/// <summary>Which settings a household had when, for as long as its series can be read exactly.</summary>
internal sealed class SettingsLog(HouseSettings first)
{
    private HouseSettings _first = first;
    private List<(DateTime Since, HouseSettings House)>? _changes;

    public void Add(DateTime since, HouseSettings house) => (_changes ??= []).Add((since, house));

    /// <summary>The settings in force at that time; the oldest known ones before.</summary>
    public HouseSettings At(DateTime time) => Newest(time) is { } index and >= 0 ? _changes![index].House : _first;

    public void ForgetBefore(DateTime time)
    {
        if (Newest(time) is not { } index || index < 0)
            return;
        _first = _changes![index].House;
        _changes.RemoveRange(0, index + 1);
    }

    private int? Newest(DateTime time) => _changes?.FindLastIndex(change => change.Since <= time);
}
