using Oig.Grains.Keys;

namespace Oig.Grains.Clustering.Secrets;

/// <summary>Answers from the key ring of the silo that it is placed on.</summary>
internal sealed class SecretGrain(KeyRing keys) : Grain, ISecretGrain
{
    public Task<bool> IsSameAsync(string fingerprint)
    {
        DeactivateOnIdle();
        return Task.FromResult(keys.Fingerprint() == fingerprint);
    }
}
