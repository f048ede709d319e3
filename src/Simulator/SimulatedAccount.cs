using System.Collections.Concurrent;

namespace Oig.Simulator;

/// <summary>One account of the simulated portal.</summary>
public sealed class SimulatedAccount
{
    private readonly Switches _general;
    private readonly TimeProvider _time;
    private Switches? _own;
    private ConcurrentQueue<SimulatedNotification>? _notifications;
    private long _lastRequest;

    internal SimulatedAccount(string email, string password, IReadOnlyList<SimulatedBox> boxes, Switches general, TimeProvider time)
    {
        Email = email;
        Password = password;
        Boxes = boxes;
        _general = general;
        _time = time;
        foreach (var box in boxes)
            box.Attach(this);
    }

    /// <summary>The e-mail as it was added.</summary>
    public string Email { get; }

    /// <summary>Password that the login asks for; may be changed as an owner would.</summary>
    public string Password { get; set; }

    /// <summary>The account's boxes in the order in which the portal lists them.</summary>
    public IReadOnlyList<SimulatedBox> Boxes { get; }

    /// <summary>Switches of this account alone; what is not set here follows the simulator's.</summary>
    public Switches Switches => _own ?? Interlocked.CompareExchange(ref _own, new Switches(_time, _general), null) ?? _own;

    internal Switches SwitchesInForce => _own ?? _general;

    internal DateTimeOffset Now => _time.GetUtcNow();

    internal IEnumerable<SimulatedNotification> AddedNotifications => _notifications ?? Enumerable.Empty<SimulatedNotification>();

    /// <summary>Adds a notification to those that the portal lists.</summary>
    public void Notify(SimulatedNotification notification)
    {
        var queue = _notifications ?? Interlocked.CompareExchange(ref _notifications, new(), null) ?? _notifications;
        queue.Enqueue(notification);
    }

    /// <summary>Time since the account's previous request.</summary>
    internal TimeSpan SincePreviousRequest(DateTimeOffset now) =>
        TimeSpan.FromTicks(now.UtcTicks - Interlocked.Exchange(ref _lastRequest, now.UtcTicks));
}

/// <summary>A notification as the portal lists it; subject and body are HTML and go out as they are.</summary>
/// <param name="At">When it happened; shown in Prague local time without seconds.</param>
/// <param name="Level">Severity, 1 information to 5 critical.</param>
/// <param name="BoxId">Box it is about; null leaves the box out.</param>
/// <param name="Subject">Short text after the box.</param>
/// <param name="Body">Text, lines parted by <c>&lt;br&gt;</c>.</param>
public sealed record SimulatedNotification(DateTimeOffset At, int Level, string? BoxId, string Subject, string Body);
