using Oig.Cluster.Tls;

namespace Oig.Cluster.Tests.Tls;

/// <summary>The files that make a process a member.</summary>
internal sealed record MemberFiles(string Certificate, string Key, string Authority)
{
    public string[] Settings =>
    [
        $"--Oig:Cluster:Tls:CertificatePath={Certificate}", $"--Oig:Cluster:Tls:KeyPath={Key}", $"--Oig:Cluster:Tls:AuthorityPath={Authority}",
    ];

    public TlsFiles Options => new() { CertificatePath = Certificate, KeyPath = Key, AuthorityPath = Authority };
}
