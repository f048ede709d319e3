using System.Diagnostics;

namespace Oig.Load.Clients;

/// <summary>
/// Load accounts in an order of chance, each asked again only after a rest, when what the server keeps of it has gone stale. To begin with all
/// have just been asked.
/// </summary>
internal sealed class Circle
{
    private readonly int[] _order;
    private readonly long[] _asked;
    private readonly TimeSpan _rest;
    private int _next;

    public Circle(int accounts, TimeSpan rest)
    {
        (_order, _asked, _rest) = ([.. Enumerable.Range(1, accounts)], new long[accounts], rest);
        Random.Shared.Shuffle(_order);
        Array.Fill(_asked, Stopwatch.GetTimestamp());
    }

    /// <summary>How long to wait until the next accounts have rested enough to be asked, so many a second, for so long.</summary>
    public TimeSpan UntilRested(double rate, TimeSpan length) => Enumerable.Range(0, (int)Math.Min(_order.Length, rate * length.TotalSeconds))
        .Select(turn => Left((_next + turn) % _order.Length) - TimeSpan.FromSeconds(turn / rate))
        .Append(TimeSpan.Zero)
        .Max();

    /// <summary>The next account; blocks for the short while by which chance would have it asked too early.</summary>
    public int Next()
    {
        var place = _next;
        _next = (_next + 1) % _order.Length;
        if (Left(place) is var left && left > TimeSpan.Zero) Thread.Sleep(left);
        _asked[place] = Stopwatch.GetTimestamp();
        return _order[place];
    }

    /// <summary>The account that was asked so many places before the newest one.</summary>
    public int Before(int places) => _order[(_next - 1 - places + (2 * _order.Length)) % _order.Length];

    private TimeSpan Left(int place) => _rest - Stopwatch.GetElapsedTime(_asked[place]);
}
