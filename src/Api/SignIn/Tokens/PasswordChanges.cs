using Oig.Contracts.Accounts;
using Oig.Contracts.Keys;

namespace Oig.Api.SignIn.Tokens;

/// <summary>Whether the portal has accepted another password of an account since a ticket was made: then the ticket's is void.</summary>
internal sealed class PasswordChanges(IGrainFactory grains, KeyRing keys)
{
    /// <summary>Counts the passwords that the portal accepted one after another.</summary>
    public Task<long> GenerationAsync(string email) => grains.GetGrain<IAccountGrain>(keys.ForAccount(email)).GetPasswordGenerationAsync();

    public async Task<bool> VoidAsync(Ticket ticket) => await GenerationAsync(ticket.Owner.Email) > ticket.PasswordGeneration;
}
