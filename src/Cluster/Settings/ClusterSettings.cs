using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Oig.Cluster.Storage;
using Oig.Cluster.Tls;
using Oig.Contracts;

namespace Oig.Cluster.Settings;

/// <summary>Settings under <c>Oig:Cluster</c>: how silos and front ends find each other.</summary>
public sealed class ClusterSettings : IValidatableObject
{
    /// <summary>Where the settings stand.</summary>
    public const string Section = "Oig:Cluster";

    /// <summary>Where silos find each other; default one silo on loopback.</summary>
    public ClusterProvider Provider { get; set; } = ClusterProvider.Localhost;

    /// <summary>Connection string of Redis or PostgreSQL.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Silos with the same id form a cluster; default <c>oig</c>.</summary>
    [Required(ErrorMessage = "Oig:Cluster:ClusterId must not be empty.")]
    [MaxLength(150, ErrorMessage = "Oig:Cluster:ClusterId must have at most 150 characters.")]
    public string ClusterId { get; set; } = "oig";

    /// <summary>Stored state belongs to this id, across clusters; default <c>oig</c>.</summary>
    [Required(ErrorMessage = "Oig:Cluster:ServiceId must not be empty.")]
    [MaxLength(150, ErrorMessage = "Oig:Cluster:ServiceId must have at most 150 characters.")]
    public string ServiceId { get; set; } = "oig";

    /// <summary>TCP port for other silos; default 11111; a silo alone takes any free one when that is taken.</summary>
    [Between(Section + ":SiloPort", 1, 65535)]
    public int? SiloPort { get; set; }

    /// <summary>TCP port for front ends; default 30000; a silo alone takes any free one when that is taken.</summary>
    [Between(Section + ":GatewayPort", 1, 65535)]
    public int? GatewayPort { get; set; }

    /// <summary>Address, or name of one, that others reach this silo at; default the first address of this machine that is not loopback.</summary>
    public string? AdvertisedAddress { get; set; }

    /// <summary>True in a pod of Kubernetes: name, address and neighbours of the silo come from there.</summary>
    public bool Kubernetes { get; set; }

    /// <summary>Certificates for encrypted connections between silos and front ends; without them passwords travel unencrypted.</summary>
    public TlsFiles Tls { get; set; } = new();

    /// <summary>True when nobody else can listen on the network between silos and front ends.</summary>
    public bool PrivateNetwork { get; set; }

    /// <summary>True when there may be other processes in the cluster.</summary>
    public bool IsShared => Provider != ClusterProvider.Localhost;

    /// <summary><c>Oig:Session:Secret</c>, which members must have in common; null in a process that compares it with nobody.</summary>
    internal string? Secret { get; set; }

    /// <summary><c>Oig:Session:PreviousSecrets</c>, under which stored state may still be sealed.</summary>
    internal IReadOnlyList<string> PreviousSecrets { get; set; } = [];

    /// <summary>Where the single process keeps its state.</summary>
    internal DataFolder Data { get; set; } = DataFolder.None;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsShared && string.IsNullOrWhiteSpace(ConnectionString))
            yield return new($"Oig:Cluster:ConnectionString must be set with Oig:Cluster:Provider {Provider}.");
        if (Kubernetes && !IsShared)
            yield return new("Oig:Cluster:Kubernetes needs Oig:Cluster:Provider Redis or Postgres.");
    }
}

[OptionsValidator]
internal sealed partial class ClusterSettingsValidator : IValidateOptions<ClusterSettings>;

/// <summary>Where silos find each other, and where grains keep their state.</summary>
public enum ClusterProvider
{
    /// <summary>One silo on loopback, state in a file.</summary>
    Localhost,

    /// <summary>Membership and state in Redis.</summary>
    Redis,

    /// <summary>Membership and state in PostgreSQL.</summary>
    Postgres,
}
