using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Oig.Cluster.Members;

/// <summary>
/// How fast silos and front ends notice that a silo is gone. A silo that answers no probe is declared dead after about four
/// seconds (Orleans' own setting: fifteen and more), so that its sessions are served elsewhere within ten.
/// </summary>
internal static class Membership
{
    private static readonly TimeSpan Probe = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestProbe = TimeSpan.FromSeconds(2);
    private const int MissedProbes = 3;

    private static readonly TimeSpan LookAtTable = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestSystemCall = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Quarantine = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan KeepTheDead = TimeSpan.FromDays(1);

    public static ISiloBuilder NoticeLossSoon(this ISiloBuilder silo)
    {
        silo.Services.Configure<ClusterMembershipOptions>(membership =>
        {
            (membership.ProbeTimeout, membership.MaxProbeTimeout, membership.NumMissedProbesLimit) = (Probe, LongestProbe, MissedProbes);
            // After a crash of everything the table still lists the old silos: they are stale after three missed signs of life.
            (membership.IAmAliveTablePublishTimeout, membership.TableRefreshTimeout) = (SignOfLife, LookAtTable);
            membership.DefunctSiloExpiration = KeepTheDead;
        });
        // How long nobody takes over the sessions of a lost silo, in case it still lives behind a cut cable.
        silo.Services.Configure<GrainDirectoryOptions>(directory => directory.RangeLeaseDuration = Quarantine);
        // The directory's recovery asks lost silos, too, and waits this long for them.
        silo.Services.Configure<SiloMessagingOptions>(messaging => messaging.SystemResponseTimeout = LongestSystemCall);
        silo.Services.ReconnectSoon();
        return silo;
    }

    public static IClientBuilder NoticeLossSoon(this IClientBuilder client)
    {
        client.Services.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = LookAtTable);
        client.Services.ReconnectSoon();
        return client.UseConnectionRetryFilter(new KeepConnecting());
    }

    private static void ReconnectSoon(this IServiceCollection services) =>
        services.Configure<ConnectionOptions>(connections => connections.OpenConnectionTimeout = TimeSpan.FromSeconds(3));

    // A front end that finds no silo asks again, until there is one: it is not ready meanwhile.
    private sealed class KeepConnecting : IClientConnectionRetryFilter
    {
        private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

        public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
        {
            await Task.Delay(Pause, cancellationToken);
            return !cancellationToken.IsCancellationRequested;
        }
    }
}
