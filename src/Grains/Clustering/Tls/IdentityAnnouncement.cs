using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Oig.Grains.Clustering.Tls;

/// <summary>Tells at the start which certificate is shown to other members, and how long it lasts.</summary>
internal sealed class IdentityAnnouncement(CurrentIdentity current, ILogger<IdentityAnnouncement> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var identity = current.Get();
        Log.IdentityRead(logger, identity.Subject, identity.ValidUntil);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
