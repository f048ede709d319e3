namespace Oig.Grains.Clustering;

/// <summary>A front end that finds no silo asks again, until there is one: it is not ready meanwhile.</summary>
internal sealed class KeepConnecting : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        await Task.Delay(Pause, cancellationToken);
        return !cancellationToken.IsCancellationRequested;
    }
}
