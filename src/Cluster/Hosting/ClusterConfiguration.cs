using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Oig.Cluster.Providers;
using Oig.Cluster.Settings;
using Oig.Cluster.Storage;

namespace Oig.Cluster.Hosting;

/// <summary>Reads the cluster's settings while the host is built: they decide which parts it is built of.</summary>
public static class ClusterConfiguration
{
    private const string SecretKey = "Oig:Session:Secret";

    /// <summary>The settings; throws <see cref="OptionsValidationException"/> with one line a mistake, each naming its key.</summary>
    public static ClusterSettings ReadCluster(this IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var settings = configuration.GetSection(ClusterSettings.Section).Get<ClusterSettings>() ?? new();
        settings.Secret = configuration[SecretKey];
        settings.PreviousSecrets = configuration.GetSection("Oig:Session:PreviousSecrets").Get<string[]>() ?? [];
        string[] mistakes = [.. Mistakes(settings)];
        return mistakes.Length == 0 ? settings : throw new OptionsValidationException(ClusterSettings.Section, typeof(ClusterSettings), mistakes);
    }

    /// <summary>
    /// For a silo alone: opens its data folder, and takes the secret that is kept there when none is set. In memory alone, or in a cluster,
    /// nothing happens.
    /// </summary>
    public static void KeepState(this IConfiguration configuration, ClusterSettings settings)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.IsShared) return;
        settings.Data = DataFolder.Open(configuration);
        if (string.IsNullOrEmpty(settings.Secret)) configuration[SecretKey] = settings.Secret = settings.Data.Secret();
    }

    private static IEnumerable<string> Mistakes(ClusterSettings settings) =>
    [
        .. new ClusterSettingsValidator().Validate(null, settings).Failures ?? [],
        .. ConnectionMistakes(settings),
        .. settings.Tls.Mistakes(),
        .. SecretMistakes(settings),
    ];

    // The text holds a password and is not shown.
    private static IEnumerable<string> ConnectionMistakes(ClusterSettings settings)
    {
        var provider = Provider.Of(settings);
        if (settings.IsShared && !string.IsNullOrWhiteSpace(settings.ConnectionString) && provider.Server is null)
            yield return $"Oig:Cluster:ConnectionString is not a connection string of {settings.Provider}, such as {provider.Example}.";
    }

    // A secret made up at random in each process would give every silo sessions of its own.
    private static IEnumerable<string> SecretMistakes(ClusterSettings settings)
    {
        if (settings.IsShared && string.IsNullOrEmpty(settings.Secret))
            yield return $"{SecretKey} must be set in a cluster, the same on every silo and front end; make one with: openssl rand -base64 48";
    }
}
