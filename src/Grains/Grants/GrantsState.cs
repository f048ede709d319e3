namespace Oig.Grains.Grants;

/// <summary>What is stored of an account's grants: ids, times and the clients' names; no e-mail, password or token.</summary>
[GenerateSerializer, Alias("oig.grants-state")]
internal sealed class GrantsState
{
    /// <summary>The grants that are good, by id.</summary>
    [Id(0)]
    public Dictionary<Guid, StoredGrant> Grants { get; set; } = [];

    /// <summary>Ids of grants whose code was used, with the time until which it could come again.</summary>
    [Id(1)]
    public Dictionary<Guid, DateTimeOffset> UsedCodes { get; set; } = [];
}

/// <summary>One grant.</summary>
[GenerateSerializer, Alias("oig.stored-grant")]
internal sealed class StoredGrant
{
    [Id(0)]
    public string ClientName { get; set; } = "";

    [Id(1)]
    public string ClientHost { get; set; } = "";

    [Id(2)]
    public bool MayControl { get; set; }

    [Id(3)]
    public DateTimeOffset Since { get; set; }

    /// <summary>Generation of the newest refresh token, from 1.</summary>
    [Id(4)]
    public int Generation { get; set; }

    /// <summary>When that one was made.</summary>
    [Id(5)]
    public DateTimeOffset RenewedAt { get; set; }

    /// <summary>When it expires, and the grant with it.</summary>
    [Id(6)]
    public DateTimeOffset ExpiresAt { get; set; }

    [Id(7)]
    public DateTimeOffset LastUsedAt { get; set; }
}
