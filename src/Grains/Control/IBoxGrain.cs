namespace Oig.Grains.Control;

/// <summary>
/// The one place through which a box is changed, whoever steers it; keyed by <see cref="Keys.KeyRing.ForBox"/>. It gets and keeps
/// no credentials: it works through the portal sessions of those who call.
/// </summary>
[Alias("oig.box-control")]
public interface IBoxGrain : IGrainWithStringKey
{
    /// <summary>Admits or denies a wish to change the box; what is admitted is sent when its turn comes, at once if it can.</summary>
    [Alias("ask")]
    Task<ChangeAnswer> AskAsync(ChangeRequest request);

    /// <summary>How far a change has come; null when there is none of that name in the last day.</summary>
    [Alias("find")]
    Task<Change?> FindAsync(string changeId);

    /// <summary>Changes of the last day, newest first; what the caller sees of the box helps to confirm them.</summary>
    [Alias("list")]
    Task<Change[]> ListAsync(Sighting seen);
}
