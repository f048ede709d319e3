using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Oig.Cluster.Members;

/// <summary>Speaks for one silo, keyed by its address: which secret it makes keys with.</summary>
[Alias("oig.secret")]
internal interface ISecretGrain : IGrainWithStringKey
{
    /// <summary>True when the silo's secret has this fingerprint.</summary>
    [Alias("is-same")]
    Task<bool> IsSameAsync(string fingerprint);
}

/// <summary>Answers from the secret of the silo that it is placed on.</summary>
internal sealed class SecretGrain(CommonSecret secret) : Grain, ISecretGrain
{
    public Task<bool> IsSameAsync(string fingerprint)
    {
        DeactivateOnIdle();
        return Task.FromResult(secret.Fingerprint == fingerprint);
    }
}

/// <summary>The secret that members of a cluster have in common.</summary>
internal sealed class CommonSecret(string secret)
{
    /// <summary>The same for two processes with the same secret, of any version, and useless for finding the secret out.</summary>
    public string Fingerprint { get; } = Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), "fingerprint\0"u8));
}
