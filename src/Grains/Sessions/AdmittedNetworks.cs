namespace Oig.Grains.Sessions;

/// <summary>
/// From where the account let callers of one session in lately. An owner stays served from there while a botnet guesses, and each network
/// is asked about again after an hour, so that the account knows which ones he uses.
/// </summary>
internal sealed class AdmittedNetworks(TimeProvider time)
{
    private const int MostKept = 64;
    private static readonly TimeSpan Validity = TimeSpan.FromHours(1);

    private readonly Dictionary<string, long> _since = [];

    /// <summary>True for a network that need not be asked about; so is none, whose callers come with a token, which cannot be guessed.</summary>
    public bool Has(string network) =>
        network.Length == 0 || (_since.TryGetValue(network, out var since) && time.GetElapsedTime(since) < Validity);

    public void Add(string network)
    {
        if (_since.Count >= MostKept && !_since.ContainsKey(network)) _since.Remove(_since.MinBy(one => one.Value).Key);
        _since[network] = time.GetTimestamp();
    }
}
