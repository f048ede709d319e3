namespace Oig.Grains.Clustering.Secrets;

/// <summary>Speaks for one silo, keyed by its address: which secret it makes keys with.</summary>
[Alias("oig.secret")]
internal interface ISecretGrain : IGrainWithStringKey
{
    /// <summary>True when the silo's secret has this fingerprint.</summary>
    [Alias("is-same")]
    Task<bool> IsSameAsync(string fingerprint);
}
