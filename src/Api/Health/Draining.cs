using Microsoft.Extensions.Options;
using Oig.Contracts;

namespace Oig.Api.Health;

/// <summary>
/// Between the wish to stop and the stop: readiness has fallen already, and whoever distributes requests gets the time to notice.
/// Then the server lets the requests under way finish, and last the silo leaves.
/// </summary>
internal sealed class Draining(IOptions<DrainOptions> options, TimeProvider time) : IHostedLifecycleService
{
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.Delay(options.Value.DrainTime, time, cancellationToken);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Settings under <c>Oig:FrontEnd</c>: how this process leaves.</summary>
public sealed class DrainOptions
{
    /// <summary>Where the settings stand.</summary>
    public const string Section = "Oig:FrontEnd";

    /// <summary>How long a stopping process goes on serving while it says that it is not ready; default 0.</summary>
    [Between(Section + ":DrainTime", "00:00:00", "00:00:20")]
    public TimeSpan DrainTime { get; set; } = TimeSpan.Zero;
}

[OptionsValidator]
internal sealed partial class DrainOptionsValidator : IValidateOptions<DrainOptions>;
