using System.Collections.Immutable;

namespace Oig.Contracts.Grants;

/// <summary>
/// The grants of one account: which assistants its owner let in, and which refresh token of each is the newest. Holds no credentials
/// and no token. Keyed by a keyed hash of the e-mail that the tokens of its grants carry.
/// </summary>
[Alias("oig.grants")]
public interface IGrantsGrain : IGrainWithStringKey
{
    /// <summary>Begins a grant with its code, which is good once: used again, it ends the grant.</summary>
    [Alias("begin")]
    Task<GrantAnswer> BeginAsync(NewGrant grant);

    /// <summary>Makes the next generation of refresh tokens. One of an earlier generation ends the grant, but for the last one within two minutes.</summary>
    [Alias("refresh")]
    Task<GrantAnswer> RefreshAsync(Guid grant, int generation);

    /// <summary>True while the grant has neither ended nor expired; notes its use.</summary>
    [Alias("use")]
    Task<bool> UseAsync(Guid grant);

    /// <summary>Ends a grant; false when there is none of that id.</summary>
    [Alias("revoke")]
    Task<bool> RevokeAsync(Guid grant);

    /// <summary>The grants that are good, newest first.</summary>
    [Alias("list")]
    Task<ImmutableArray<GrantFacts>> ListAsync();
}
