using Microsoft.Extensions.Logging;
using Oig.Contracts.Control;

namespace Oig.Grains.Control;

/// <summary>Keeps the audit records of a day. Stored every few seconds: the log is the record that loses nothing.</summary>
internal sealed class AuditGrain(
    [PersistentState("audit", GrainStorage.Name)] IPersistentState<AuditState> stored, TimeProvider time, ILogger<AuditGrain> logger) : Grain, IAuditGrain
{
    private const int MostKept = 1_000;
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);
    private static readonly TimeSpan StoredEvery = TimeSpan.FromSeconds(2);

    private bool _isNew;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(StoreAsync, new GrainTimerCreationOptions(StoredEvery, StoredEvery));
        return base.OnActivateAsync(cancellationToken);
    }

    public Task NoteAsync(AuditRecord record)
    {
        var records = stored.State.Records;
        records.Add(record with { At = time.GetUtcNow() });
        records.RemoveAll(IsOld);
        if (records.Count > MostKept) records.RemoveRange(0, records.Count - MostKept);
        _isNew = true;
        return Task.CompletedTask;
    }

    public Task<AuditRecord[]> ListAsync() => Task.FromResult(stored.State.Records.Where(record => !IsOld(record)).Reverse().ToArray());

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => StoreAsync();

    private bool IsOld(AuditRecord record) => time.GetUtcNow() - record.At >= KeptFor;

    private async Task StoreAsync()
    {
        if (!_isNew) return;
        try
        {
            await stored.WriteStateAsync();
            _isNew = false;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.AuditNotStored(logger, exception.Message);
        }
    }
}

/// <summary>The records of a day, oldest first.</summary>
[GenerateSerializer, Alias("oig.audit-state")]
internal sealed class AuditState
{
    /// <summary>The records.</summary>
    [Id(0)]
    public List<AuditRecord> Records { get; set; } = [];
}
