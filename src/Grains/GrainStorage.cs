namespace Oig.Grains;

/// <summary>Where grains keep their state, and how one goes on after somebody else has stored what an activation did not know.</summary>
public static class GrainStorage
{
    /// <summary>Name of the storage of all grains.</summary>
    public const string Name = "oig";

    /// <summary>Name of an account's state: the only one that may begin blank when storage cannot be read, so that its loss locks no owner out.</summary>
    public const string Account = "account";

    /// <summary>Learns what is stored by <paramref name="absorb"/>, and keeps the state object that the grain works with.</summary>
    internal static async Task AbsorbAsync<T>(this IPersistentState<T> stored, Action<T, T> absorb)
    {
        var own = stored.State;
        await stored.ReadStateAsync();
        if (!ReferenceEquals(own, stored.State)) absorb(own, stored.State);
        stored.State = own;
    }
}
