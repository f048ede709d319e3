using Oig.Contracts.Boxes;
using Oig.Contracts.Control;

namespace Oig.Grains.Control;

/// <summary>
/// Notices settings that were changed elsewhere (vendor's app, portal's page) between two looks. What this server sent itself explains a
/// difference, also when it comes late.
/// </summary>
internal sealed class ElsewhereWatch(ChangeBook book, TimeProvider time)
{
    private const int MostKept = 50;

    // A day by the wall clock, as its reader counts it: a clock that is put lets some of it go sooner or later, and nothing hangs on that.
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    private bool _learned;

    /// <summary>True while something that was learned is not stored yet.</summary>
    public bool HasLearned => _learned;

    /// <summary>Compares the box with what was seen before.</summary>
    public void Compare(Sighting seen)
    {
        var (state, values) = (book.State, ValuesOf(seen.Box));
        if (state.Seen is { } before && before.At >= seen.ReadAt && before.At <= time.GetUtcNow()) return;
        var changes = state.Seen is null ? [] : Differences(state.Seen, values, seen.ReadAt);
        _learned |= state.Seen is null || changes.Count > 0;
        // What is not shown now is remembered as it was, and so is when.
        state.Seen = new() { At = seen.ReadAt, Values = new([.. (state.Seen?.Values ?? []).Where(old => !values.ContainsKey(old.Key)), .. values]) };
        if (changes.Count > 0)
            state.Elsewhere = [.. state.Elsewhere.Where(change => time.GetUtcNow() - change.NoticedAt < KeptFor).Concat(changes).TakeLast(MostKept)];
    }

    /// <summary>Stores what was learned, if that is possible.</summary>
    public async Task KeepAsync()
    {
        if (!_learned) return;
        _learned = false;
        await book.KeepAsync(_ => { });
    }

    private List<ElsewhereChange> Differences(SeenSettings before, Dictionary<BoxParameter, ShownValue> now, DateTimeOffset readAt) =>
    [
        .. now.Where(setting => before.Values.TryGetValue(setting.Key, out var old) && old != setting.Value && !IsOurs(setting.Key, setting.Value))
            .Select(setting => new ElsewhereChange(setting.Key, before.Values[setting.Key], setting.Value, before.At, readAt)),
    ];

    private bool IsOurs(BoxParameter parameter, ShownValue value) => book.Changes.Any(change =>
        (change.Wanted.Parameter == parameter && change.SentAt is not null && change.State != ChangeState.Refused && IsOf(change.Wanted, value))
        || change.SideEffects.Any(effect => effect.Setting == parameter.Row().Name));

    private static bool IsOf(Wanted wanted, ShownValue value) =>
        wanted.Target(value.Value) == value.Value && (wanted.CapWatts is null || wanted.CapWatts == value.CapWatts);

    // The cap alone shows as a part of grid delivery.
    private static Dictionary<BoxParameter, ShownValue> ValuesOf(Box box) => BoxSettings.All
        .Where(row => row.Tool is not null && row.Read(box) is not null)
        .ToDictionary(row => row.Parameter, row => new ShownValue(row.Read(box)!.Value, (int?)row.ReadCap(box)));
}
