namespace Oig.Grains.Sessions;

/// <summary>
/// From where the account let callers of one session in lately. An owner stays served from there while a botnet guesses, and each network
/// is asked about again after an hour, so that the account knows which ones he uses.
/// </summary>
internal sealed class AdmittedNetworks(TimeProvider time)
{
    private const int MostKept = 64;
    private static readonly TimeSpan Validity = TimeSpan.FromHours(1);

    // Mostly one, and one such list for each session.
    private readonly List<(string Network, long Since)> _admitted = new(1);

    /// <summary>True for a network that need not be asked about; so is none, whose callers come with a token, which cannot be guessed.</summary>
    public bool Has(string network) =>
        network.Length == 0 || _admitted.Exists(one => one.Network == network && time.GetElapsedTime(one.Since) < Validity);

    public void Add(string network)
    {
        _admitted.RemoveAll(one => one.Network == network);
        // The newest stands last.
        if (_admitted.Count >= MostKept) _admitted.RemoveAt(0);
        _admitted.Add((network, time.GetTimestamp()));
    }
}
