using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Oig.Contracts.Hosting;

/// <summary>What a process says once at its start, from wherever it is known: one service says it all.</summary>
public static class Announcements
{
    /// <summary>Says something before anything starts, so also where a start then waits for others.</summary>
    public static IServiceCollection AnnounceFirst(this IServiceCollection services, Action<IServiceProvider> say) => services.Keep(new(say, null));

    /// <summary>Says something when all has started and the addresses are known.</summary>
    public static IServiceCollection AnnounceStarted(this IServiceCollection services, Action<IServiceProvider> say) => services.Keep(new(null, say));

    private static IServiceCollection Keep(this IServiceCollection services, Announcement announcement)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, Announcer>());
        return services.AddSingleton(announcement);
    }

    private sealed record Announcement(Action<IServiceProvider>? First, Action<IServiceProvider>? Started);

    private sealed class Announcer(IEnumerable<Announcement> announcements, IServiceProvider services) : IHostedLifecycleService
    {
        public Task StartingAsync(CancellationToken cancellationToken)
        {
            foreach (var announcement in announcements) announcement.First?.Invoke(services);
            return Task.CompletedTask;
        }

        public Task StartedAsync(CancellationToken cancellationToken)
        {
            foreach (var announcement in announcements) announcement.Started?.Invoke(services);
            return Task.CompletedTask;
        }

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
