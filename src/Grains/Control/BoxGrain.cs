using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Oig.Contracts.Control;
using Oig.Contracts.Sessions;
using Orleans.Concurrency;
using Orleans.Storage;

namespace Oig.Grains.Control;

/// <summary>
/// Orleans adapter of <see cref="BoxController"/>: identity, storage and the timer that goes on when callers have gone. Reentrant, so that
/// nobody who asks how things are waits for the portal.
/// </summary>
[Reentrant]
internal sealed class BoxGrain(
    [PersistentState("control", GrainStorage.Name)] IPersistentState<ControlState> stored,
    IOptions<ControlOptions> options,
    TimeProvider time,
    ILoggerFactory loggers) : Grain, IBoxGrain
{
    private readonly ILogger _logger = loggers.CreateLogger<BoxGrain>();
    private BoxController? _controller;
    private IGrainTimer? _timer;

    // The state object is replaced when storage is read, hence not before activation.
    private BoxController Controller => _controller ??= new(
        stored.State, StoreAsync, key => GrainFactory.GetGrain<ISessionGrain>(key),
        GrainFactory.GetGrain<IWriteSwitchGrain>(IWriteSwitchGrain.Key), options.Value, time,
        new(loggers, record => GrainFactory.GetGrain<IAuditGrain>(IAuditGrain.Key).NoteAsync(record).Ignore()));

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        WorkWhileThereIsAny();
        return base.OnActivateAsync(cancellationToken);
    }

    public async Task<ChangeAnswer> AskAsync(ChangeRequest request)
    {
        var answer = await Controller.AskAsync(request);
        WorkWhileThereIsAny();
        return answer;
    }

    public Task<Change?> FindAsync(string changeId) => Task.FromResult(Controller.Find(changeId));

    public async Task<ChangeReview> ReviewAsync(Sighting seen)
    {
        var review = await Controller.ReviewAsync(seen);
        WorkWhileThereIsAny();
        return review;
    }

    public Task<Change?> CancelAsync(string changeId, ChangeOrigin by) => Controller.CancelAsync(changeId);

    public Task VoidConsentAsync(string consentId) => Controller.VoidConsentAsync(consentId);

    private void WorkWhileThereIsAny()
    {
        if (!Controller.HasWork) return;
        if (_timer is null) _timer = this.RegisterGrainTimer(WorkAsync, new(TimeSpan.Zero, options.Value.Tick) { Interleave = true, KeepAlive = true });
        else _timer.Change(TimeSpan.Zero, options.Value.Tick);
    }

    private async Task WorkAsync(CancellationToken ending)
    {
        try
        {
            await Controller.WorkAsync();
        }
        catch (Exception exception) when (!ending.IsCancellationRequested)
        {
            Log.ControlFailed(_logger, exception);
        }

        if (Controller.HasWork) return;
        _timer?.Dispose();
        _timer = null;
    }

    private async Task StoreAsync()
    {
        try
        {
            await stored.WriteStateAsync();
        }
        catch (InconsistentStateException)
        {
            await StoreAnewAsync();
        }
    }

    // A store that came back empty has forgotten what this activation still knows. Where there is a state, another activation of this box has
    // stored it: this one knows too little to go on.
    private async Task StoreAnewAsync()
    {
        var own = stored.State;
        await stored.ReadStateAsync();
        var isEmpty = !stored.RecordExists;
        stored.State = own;
        if (isEmpty)
        {
            await stored.WriteStateAsync();
            return;
        }

        DeactivateOnIdle();
        throw new InconsistentStateException("Another activation of this box has stored its changes.");
    }
}
