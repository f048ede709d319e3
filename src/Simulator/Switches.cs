using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Oig.Simulator;

/// <summary>What the portal does differently from the normal case; safe to flip while requests run.</summary>
public sealed class Switches
{
    private readonly ConcurrentDictionary<string, object> _values = new();
    private readonly Switches? _general;
    private readonly TimeProvider _time;

    internal Switches(TimeProvider time, Switches? general = null)
    {
        _time = time;
        _general = general;
        Troubles = new TroubleBoard(general?.Troubles);
    }

    /// <summary>Answer to wrong credentials.</summary>
    public RefusalStyle Refusal { get => Get(RefusalStyle.EmptyBody); set => Set(value); }

    /// <summary>Whether an accepted login lacks its session cookie.</summary>
    public bool LoginWithoutCookie { get => Get(false); set => Set(value); }

    /// <summary>Time from login to the end of a session.</summary>
    public TimeSpan SessionLife { get => Get(TimeSpan.FromMinutes(30)); set => Set(value); }

    /// <summary>Answer of <c>json.php</c> without a session.</summary>
    public ExpiredLive ExpiredLive { get => Get(ExpiredLive.EmptyList); set => Set(value); }

    /// <summary>Answer of <c>json2.php</c> without a session.</summary>
    public ExpiredSeries ExpiredSeries { get => Get(ExpiredSeries.Unauthorized); set => Set(value); }

    /// <summary>Answer of the notifications without a session.</summary>
    public ExpiredNotifications ExpiredNotifications { get => Get(ExpiredNotifications.EmptyFolder); set => Set(value); }

    /// <summary>Answer of the write scripts without a session.</summary>
    public ExpiredWrite ExpiredWrite { get => Get(ExpiredWrite.AcceptedList); set => Set(value); }

    /// <summary>How the account's boxes are listed by <c>json.php</c>.</summary>
    public BoxListing Boxes { get => Get(BoxListing.AsTheyAre); set => Set(value); }

    /// <summary>Whether the owner has turned live data on.</summary>
    public LiveData Live { get => Get(LiveData.On); set => Set(value); }

    /// <summary>Which notifications are listed.</summary>
    public NotificationListing Notifications { get => Get(NotificationListing.Generated); set => Set(value); }

    /// <summary>How writes have to be encoded.</summary>
    public WriteProfile WriteProfile { get => Get(WriteProfile.JsonInteger); set => Set(value); }

    /// <summary>
    /// What becomes of an accepted write; <see cref="WriteEffect.Never"/> takes the boxes offline until another value is set.
    /// </summary>
    public WriteEffect WriteEffect
    {
        get => Get(WriteEffect.Delayed);
        set => Presence = Presence.Switched(Swap(WriteEffect, value), value, _time.GetUtcNow());
    }

    /// <summary>Time from an accepted write to its effect when <see cref="WriteEffect"/> is <see cref="WriteEffect.Delayed"/>.</summary>
    public TimeSpan WriteDelay { get => Get(TimeSpan.FromSeconds(60)); set => Set(value); }

    /// <summary>What a change of the box mode alters besides.</summary>
    public SideEffects SideEffects { get => Get(SideEffects.None); set => Set(value); }

    /// <summary>Whether limited export can be set in one call.</summary>
    public LimitedExport LimitedExport { get => Get(LimitedExport.SingleCall); set => Set(value); }

    /// <summary>Whether the box modes 4 and 5 can be written; otherwise they are refused with status 500.</summary>
    public bool AcceptsModes4And5 { get => Get(false); set => Set(value); }

    /// <summary>Smallest gap between two requests of one account before status 429; zero turns throttling off.</summary>
    public TimeSpan ThrottleGap { get => Get(TimeSpan.Zero); set => Set(value); }

    /// <summary>Whether <c>json.php</c> sends an ETag and answers 304 to its repetition.</summary>
    public bool ETag { get => Get(false); set => Set(value); }

    internal TroubleBoard Troubles { get; }

    internal Presence Presence { get => Get(Presence.AlwaysOnline); private set => Set(value); }

    /// <summary>From now on the endpoint misbehaves (a limited number of times if the trouble says so).</summary>
    public void Fail(PortalEndpoint endpoint, Trouble trouble) => Troubles.Set(endpoint, trouble);

    /// <summary>From now on every endpoint misbehaves.</summary>
    public void FailEverything(Trouble trouble)
    {
        foreach (var endpoint in Enum.GetValues<PortalEndpoint>())
            Troubles.Set(endpoint, trouble);
    }

    /// <summary>Ends the trouble of one endpoint, or of all.</summary>
    public void Heal(PortalEndpoint? endpoint = null) => Troubles.Clear(endpoint);

    /// <summary>Puts every switch back to its default; on an account's switches, to the general ones.</summary>
    public void Reset()
    {
        var presence = Presence.Switched(WriteEffect, WriteEffect.Delayed, _time.GetUtcNow());
        _values.Clear();
        Troubles.Clear();
        Presence = presence;
    }

    /// <summary>When the box follows a wish; null while it is offline.</summary>
    internal DateTimeOffset? Fulfilled(Wish wish, int callSecond) =>
        Presence.Fulfilled(WriteEffect == WriteEffect.AtOnce ? wish.StoredAt : wish.StoredAt + WriteDelay, callSecond);

    private WriteEffect Swap(WriteEffect old, WriteEffect value)
    {
        Set(value, nameof(WriteEffect));
        return old;
    }

    private T Get<T>(T standard, [CallerMemberName] string name = "") where T : notnull =>
        _values.TryGetValue(name, out var value) ? (T)value : _general is null ? standard : _general.Get(standard, name);

    private void Set<T>(T value, [CallerMemberName] string name = "") where T : notnull => _values[name] = value;
}
