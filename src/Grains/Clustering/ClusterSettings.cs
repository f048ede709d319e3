using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Oig.Grains.Clustering.Tls;
using Oig.Grains.Sessions;

namespace Oig.Grains.Clustering;

/// <summary>Reads the cluster's settings while the host is built: they decide which parts it is built of.</summary>
public static class ClusterSettings
{
    /// <summary>The settings; throws <see cref="OptionsValidationException"/> with one line a mistake, each naming its key.</summary>
    public static ClusterOptions ReadCluster(this IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var options = configuration.GetSection(ClusterOptions.Section).Get<ClusterOptions>() ?? new();
        string[] mistakes = [.. Mistakes(options), .. OwnSecret(options, configuration)];
        return mistakes.Length == 0 ? options : throw new OptionsValidationException(ClusterOptions.Section, typeof(ClusterOptions), mistakes);
    }

    private static IEnumerable<string> Mistakes(ClusterOptions options) =>
    [
        .. new DataAnnotationValidateOptions<ClusterOptions>(null).Validate(null, options).Failures ?? [],
        .. ConnectionText.Mistakes(options),
        .. TlsSettings.Mistakes(options.Tls),
    ];

    // A secret made up at random in each process would give every silo sessions of its own.
    private static IEnumerable<string> OwnSecret(ClusterOptions options, IConfiguration configuration)
    {
        if (options.IsShared && string.IsNullOrEmpty(configuration[$"{SessionOptions.Section}:{nameof(SessionOptions.Secret)}"]))
            yield return "Oig:Session:Secret must be set in a cluster, the same on every silo and front end; make one with: openssl rand -base64 48";
    }
}
