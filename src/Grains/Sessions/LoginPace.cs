using Microsoft.Extensions.Options;
using Oig.Contracts;
using Oig.Contracts.Sessions;

namespace Oig.Grains.Sessions;

/// <summary>
/// Spreads the logins of all accounts of this silo, so that a cluster that starts after a full stop does not send them all in one second.
/// Whoever asks first is served first.
/// </summary>
internal sealed class LoginPace(IOptions<SessionOptions> options, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly TimeSpan _gap = TimeSpan.FromSeconds(1) / options.Value.LoginsPerSecond;
    private readonly long _start = time.GetTimestamp();

    // As if there had been no login for a second: the first few need not wait.
    private TimeSpan _next = TimeSpan.FromSeconds(-1);

    /// <summary>A place in the line for one call, whose clock begins anew when its turn comes.</summary>
    public PlaceInLine Place(Deadline clock) => new(this, clock);

    // How long until the turn that is taken with this.
    private TimeSpan Take()
    {
        lock (_gate)
        {
            var now = time.GetElapsedTime(_start);
            if (_next < now - TimeSpan.FromSeconds(1)) _next = now - TimeSpan.FromSeconds(1);
            _next += _gap;
            return _next > now ? _next - now : TimeSpan.Zero;
        }
    }

    /// <summary>One call's place.</summary>
    internal readonly struct PlaceInLine(LoginPace pace, Deadline clock)
    {
        /// <summary>
        /// Takes the next turn, and tells how long to wait for it. The call's clock begins then: what an account took to answer, which may have
        /// been lost with its silo, is no time of the portal's.
        /// </summary>
        public TimeSpan Take()
        {
            var wait = pace.Take();
            clock.BeginAfter(wait);
            return wait;
        }
    }
}
