namespace Oig.Simulator.Households;

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
