using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Oig.Contracts;
using Oig.Contracts.Hosting;
using Oig.Contracts.Sessions;
using Oig.Grains.Accounts;
using Oig.Grains.Sessions;
using Oig.Grains.Telemetry;
using Oig.Portal;
using Orleans.Configuration;

namespace Oig.Grains;

/// <summary>Registers what the grains need.</summary>
public static class GrainsHosting
{
    // Orleans would remember where a million grains were, and each guessed password is one; a third of a kilobyte each.
    private const int RememberedPlaces = 8_192;

    // An account is asked at a login and once an hour; what it knows is stored, and awake it takes as much memory as a session.
    private static readonly TimeSpan AccountAwake = TimeSpan.FromMinutes(2);

    /// <summary>Session and account grains with the portal client, and the lifetimes of their activations.</summary>
    public static ISiloBuilder AddOigGrains(this ISiloBuilder silo, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        silo.Services.AddOigKeys(configuration).AddOigControl(configuration).AddPortalClient(configuration);
        silo.Services.Configure<SiloMessagingOptions>(messages => messages.ResponseTimeout = Durations.LongestAnswer);
        silo.Services.TryAddSingleton<SessionTelemetry>();
        silo.Services.TryAddSingleton<LoginPace>();
        // Counters that rarely count appear with 0, so that their first increase can be seen as one.
        silo.AddStartupTask((_, _) =>
        {
            GrainTelemetry.ShowZeros();
            return Task.CompletedTask;
        });
        silo.Services.AddSettings<LockoutOptions, LockoutOptionsValidator>(configuration, LockoutOptions.Section);
        silo.Services.AddOptions<GrainDirectoryOptions>().Configure(directory => directory.CacheSize = RememberedPlaces);
        // A silo that is busy to the brim tells front ends so, rather than keep them waiting; and new sessions wake elsewhere.
        silo.Services.AddOptions<LoadSheddingOptions>().Configure(shedding => shedding.LoadSheddingEnabled = true);
        silo.Services.AddOptions<GrainCollectionOptions>().Configure<IOptions<SessionOptions>>(SetLifetimes);
        return silo;
    }

    private static void SetLifetimes(GrainCollectionOptions collection, IOptions<SessionOptions> session)
    {
        collection.ClassSpecificCollectionAge[typeof(SessionGrain).FullName!] = session.Value.IdleTimeout;
        collection.ClassSpecificCollectionAge[typeof(AccountGrain).FullName!] = AccountAwake;
        // Rather log in again for those who have not asked for longest than run out of memory.
        collection.EnableActivationSheddingOnMemoryPressure = true;
    }
}
