using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Oig.Cluster.Members;

/// <summary>Speaks for one silo, keyed by its address: which secret it makes keys with.</summary>
[Alias("oig.secret")]
internal interface ISecretGrain : IGrainWithStringKey
{
    /// <summary>True when the silo's secret has this fingerprint.</summary>
    [Alias("is-same")]
    Task<bool> IsSameAsync(string fingerprint);
}

/// <summary>
/// Answers from the secret of the silo that it is placed on. A silo that shares no store has none to compare, and answers all the same:
/// a front end beside it asks in order to learn that it is there.
/// </summary>
internal sealed class SecretGrain(IServiceProvider services) : Grain, ISecretGrain
{
    public Task<bool> IsSameAsync(string fingerprint)
    {
        DeactivateOnIdle();
        return Task.FromResult(services.GetService<CommonSecret>()?.Fingerprint == fingerprint);
    }
}

/// <summary>The secret that members of a cluster have in common.</summary>
internal sealed class CommonSecret(string secret)
{
    /// <summary>The same for two processes with the same secret, of any version, and useless for finding the secret out.</summary>
    public string Fingerprint { get; } = Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), "fingerprint\0"u8));
}
