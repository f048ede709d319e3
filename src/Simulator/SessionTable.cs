using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Oig.Simulator;

/// <summary>Who is logged in. A session ends a fixed time after its login, however often it is used.</summary>
internal sealed class SessionTable(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, PhpSession> _sessions = new();
    private readonly ConcurrentQueue<PhpSession> _oldestFirst = new();

    /// <summary>A new opaque session id that means nothing by itself.</summary>
    public static string NewId() => RandomNumberGenerator.GetHexString(26, lowercase: true);

    public PhpSession Start(SimulatedAccount account)
    {
        ForgetEnded();
        var session = new PhpSession(NewId(), account, time.GetUtcNow());
        _sessions[session.Id] = session;
        _oldestFirst.Enqueue(session);
        return session;
    }

    /// <summary>The session with that id if it is still alive.</summary>
    public PhpSession? Find(string? id) =>
        id is not null && _sessions.TryGetValue(id, out var session) && IsAlive(session) ? session : null;

    public void Kill(string? email)
    {
        foreach (var session in _sessions.Values)
        {
            if (email is null || session.Account.Email.Equals(email, StringComparison.OrdinalIgnoreCase))
                _sessions.TryRemove(session.Id, out _);
        }
    }

    private bool IsAlive(PhpSession session) =>
        time.GetUtcNow() < session.StartedAt + session.Account.SwitchesInForce.SessionLife;

    private void ForgetEnded()
    {
        while (_oldestFirst.TryPeek(out var oldest) && !IsAlive(oldest) && _oldestFirst.TryDequeue(out var ended))
            _sessions.TryRemove(ended.Id, out _);
    }
}

internal sealed record PhpSession(string Id, SimulatedAccount Account, DateTimeOffset StartedAt);

internal static class SessionCookie
{
    public const string Name = "PHPSESSID";
}
