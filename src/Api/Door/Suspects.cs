using System.Net;
using Oig.Contracts;

namespace Oig.Api.Door;

/// <summary>
/// Which addresses may be guessing: those that were refused in the last hour, and those that ask with several passwords of one account at
/// once. Each of their calls asks the account before a live session answers, which would otherwise tell them that a password is right.
/// </summary>
internal sealed class Suspects(TimeProvider time)
{
    // The owner may be locked out, too; who goes on and on is not he.
    private const int QuietLocks = 3;
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Refused?[] _refused = new Refused?[AddressSlot.Count];
    private readonly Dictionary<(string Account, string Network), UnderWay> _underWay = [];

    /// <summary>Notes a refusal; true unless the address is only one of those that were locked out a few times.</summary>
    public bool Note(IPAddress address, bool lockedOut)
    {
        lock (_gate)
        {
            ref var slot = ref _refused[AddressSlot.Of(address)];
            var locks = (IsRecent(slot) ? slot!.Value.Locks : 0) + (lockedOut ? 1 : 0);
            slot = new(time.GetTimestamp(), locks);
            return !lockedOut || locks > QuietLocks;
        }
    }

    /// <summary>The keys of credentials, marked when these may be a guess, and watched until the request has been answered.</summary>
    public CallerKeys Watch(CallerKeys keys, HttpContext http)
    {
        var attempt = Begin(keys, http.Connection.RemoteIpAddress!);
        http.Response.RegisterForDispose(attempt);
        return attempt.MayBeGuessing ? keys with { MayBeGuessing = true } : keys;
    }

    private Attempt Begin(CallerKeys keys, IPAddress address)
    {
        lock (_gate)
        {
            var place = (keys.Account, keys.Network);
            if (!_underWay.TryGetValue(place, out var call)) _underWay[place] = call = new(keys.Session);
            call.Count++;
            call.AreSeveral |= call.Session != keys.Session;
            return new(this, place, call.AreSeveral || IsRecent(_refused[AddressSlot.Of(address)]));
        }
    }

    private bool IsRecent(Refused? refused) => refused is { } was && time.GetElapsedTime(was.At) < Memory;

    private void End((string Account, string Network) place)
    {
        lock (_gate)
            if (--_underWay[place].Count == 0) _underWay.Remove(place);
    }

    private sealed class Attempt(Suspects suspects, (string Account, string Network) place, bool mayBeGuessing) : IDisposable
    {
        private bool _ended;

        public bool MayBeGuessing { get; } = mayBeGuessing;

        public void Dispose()
        {
            if (!_ended) suspects.End(place);
            _ended = true;
        }
    }

    private readonly record struct Refused(long At, int Locks);

    private sealed class UnderWay(string session)
    {
        public string Session { get; } = session;

        public int Count { get; set; }

        public bool AreSeveral { get; set; }
    }
}
