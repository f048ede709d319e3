using System.Globalization;

namespace Oig.Contracts;

/// <summary>
/// Every duration that is no setting and bounds a call or outlives one. A call has one deadline, given at the door and carried by its
/// cancellation token; what is listed here under "outlives" runs on for others when the caller has gone.
/// </summary>
public static class Durations
{
    internal const string Longest = "00:01:00";

    /// <summary>Default of <c>Oig:Portal:Timeout</c>: what one reading may take at the portal, login and pauses included.</summary>
    public static readonly TimeSpan UsualPortalTimeout = TimeSpan.FromSeconds(20);

    /// <summary>Longest <c>Oig:Portal:Timeout</c>.</summary>
    public static readonly TimeSpan LongestPortalTimeout = TimeSpan.Parse(Longest, CultureInfo.InvariantCulture);

    /// <summary>Pause before a read that the portal could not answer is repeated; twice as long before the second time.</summary>
    public static readonly TimeSpan RepeatPause = TimeSpan.FromSeconds(2);

    /// <summary>Longest wait for a connection to the portal.</summary>
    public static readonly TimeSpan Connect = TimeSpan.FromSeconds(10);

    /// <summary>Added to <c>Oig:Portal:Timeout</c> for the way there and back, and for a silo that is lost meanwhile.</summary>
    public static readonly TimeSpan OnTheWay = TimeSpan.FromSeconds(10);

    /// <summary>Part of <see cref="OnTheWay"/> that is kept for finding out what became of a change whose answer was lost.</summary>
    public static readonly TimeSpan FindChange = TimeSpan.FromSeconds(8);

    /// <summary>Longest time between a grain call and its answer: longer than any deadline, so that the deadline is what ends a call.</summary>
    public static readonly TimeSpan LongestAnswer = LongestPortalTimeout + OnTheWay + TimeSpan.FromSeconds(5);

    /// <summary>Failures of the cluster are taken for a silo that was lost, and is replaced within this.</summary>
    public static readonly TimeSpan ClusterRecovers = TimeSpan.FromSeconds(10);

    /// <summary>A read without an answer is asked again after this, since its silo may be lost; sessions share one reading among all who ask.</summary>
    public static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(8);

    /// <summary>Pause before a read that the cluster failed is asked again.</summary>
    public static readonly TimeSpan AskAgainPause = TimeSpan.FromMilliseconds(250);

    /// <summary>Outlives its session: a login permit that was never reported, because the session died with its silo, is free again after it.</summary>
    public static readonly TimeSpan LostPermit = TimeSpan.FromMinutes(1);

    /// <summary>Outlives its call: pauses before the outcome of a login is reported again that the account did not take.</summary>
    public static readonly IReadOnlyList<TimeSpan> ReportAgain = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30)];

    /// <summary>How long ago a session must have given proof of life for a change to be sent on it.</summary>
    public static readonly TimeSpan Proof = TimeSpan.FromSeconds(60);

    /// <summary>
    /// An account without data answers like an expired session. One that did so right after its login is not logged in again before this:
    /// doing so on every call would use up the owner's logins.
    /// </summary>
    public static readonly TimeSpan Barren = TimeSpan.FromMinutes(10);

    /// <summary>Longest pause that the portal may ask for.</summary>
    public static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(15);

    /// <summary>What a caller is told to wait when too many calls of his session wait already.</summary>
    public static readonly TimeSpan Busy = TimeSpan.FromSeconds(5);
}
