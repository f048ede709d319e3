namespace Oig.Simulator.Households;

/// <summary>Which settings a household had when, for as long as its series can be read exactly.</summary>
internal sealed class SettingsLog
{
    private readonly List<(DateTime Since, HouseSettings House)> _entries = new(1);

    public void Add(DateTime since, HouseSettings house) => _entries.Add((since, house));

    /// <summary>The settings in force at that time; the oldest known ones before.</summary>
    public HouseSettings At(DateTime time)
    {
        var index = _entries.FindLastIndex(entry => entry.Since <= time);
        return _entries[Math.Max(0, index)].House;
    }

    public void ForgetBefore(DateTime time)
    {
        var obsolete = _entries.FindLastIndex(entry => entry.Since <= time);
        if (obsolete > 0)
            _entries.RemoveRange(0, obsolete);
    }
}
