using Orleans.Concurrency;

namespace Oig.Contracts.Control;

/// <summary>The audit records of the last day, for the operator; its key is <see cref="Key"/>. The log has all of them, for as long as it is kept.</summary>
[Alias("oig.audit")]
public interface IAuditGrain : IGrainWithStringKey
{
    /// <summary>The only key in use.</summary>
    const string Key = "all-boxes";

    /// <summary>Keeps a record; nobody waits for this.</summary>
    [OneWay, Alias("note")]
    Task NoteAsync(AuditRecord record);

    /// <summary>The records of the last 24 hours, newest first, at most 1000.</summary>
    [Alias("list")]
    Task<AuditRecord[]> ListAsync();
}

/// <summary>A step of a change, or something that the operator did: keyed hashes and an address, no credentials.</summary>
[GenerateSerializer, Immutable, Alias("oig.audit-record")]
public sealed record AuditRecord
{
    /// <summary>When it was kept.</summary>
    [Id(0)]
    public DateTimeOffset At { get; init; }

    /// <summary><c>asked</c>, <c>denied</c>, <c>sending</c>, <c>answered</c>, <c>ended</c>, or what the operator did.</summary>
    [Id(1)]
    public required string Step { get; init; }

    /// <summary>The tool; null for the operator.</summary>
    [Id(2)]
    public string? Tool { get; init; }

    /// <summary>Number of the box; null where none is meant.</summary>
    [Id(3)]
    public string? Box { get; init; }

    /// <summary>Wanted value.</summary>
    [Id(4)]
    public string? New { get; init; }

    /// <summary>Value before; null when unknown.</summary>
    [Id(5)]
    public string? Old { get; init; }

    /// <summary>Key of the account.</summary>
    [Id(6)]
    public string? Account { get; init; }

    /// <summary>The caller's address; null when unknown.</summary>
    [Id(7)]
    public string? Address { get; init; }

    /// <summary>Name of the change; null when there is none.</summary>
    [Id(8)]
    public string? Change { get; init; }

    /// <summary>What came of it.</summary>
    [Id(9)]
    public string? Outcome { get; init; }
}
