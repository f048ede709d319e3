namespace Oig.Grains.Clustering.Storage;

/// <summary>Goes on after somebody else has stored what an activation did not know.</summary>
internal static class Conflicts
{
    /// <summary>Learns what is stored by <paramref name="absorb"/>, and keeps the state object that the grain works with.</summary>
    public static async Task AbsorbAsync<T>(this IPersistentState<T> stored, Action<T, T> absorb)
    {
        var own = stored.State;
        await stored.ReadStateAsync();
        if (!ReferenceEquals(own, stored.State)) absorb(own, stored.State);
        stored.State = own;
    }
}
