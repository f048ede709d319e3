using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Oig.Grains.Clustering.Secrets;

/// <summary>Compares the secrets as soon as the front end has reached a silo; the start is over when they are the same.</summary>
internal sealed class SecretsOfFrontEnd(SecretComparison comparison, TimeProvider time) : IHostedService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        while (!await HasComparedAsync(cancellationToken)) await Task.Delay(Pause, time, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<bool> HasComparedAsync(CancellationToken ct)
    {
        try
        {
            await comparison.RunAsync(ct);
            return true;
        }
        catch (Exception exception) when (exception is not (OptionsValidationException or OperationCanceledException))
        {
            return false;
        }
    }
}
