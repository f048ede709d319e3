using System.Text.Json;
using Oig.Api.SignIn.Tokens;

namespace Oig.Api.SignIn.Clients;

/// <summary>
/// Knows clients without remembering any: the id of one that registered (RFC 7591) is its sealed registration, that of others the address
/// of their document.
/// </summary>
internal sealed class ClientRegistry(Sealer sealer, ClientDocuments? documents = null)
{
    /// <summary>An id for a client that described itself.</summary>
    public string Register(Client client) => sealer.Seal(SealKind.Client, JsonSerializer.SerializeToUtf8Bytes(client), DateTimeOffset.MaxValue);

    /// <summary>The client of that id; null when there is none.</summary>
    public async Task<Client?> FindAsync(string? clientId, CancellationToken ct)
    {
        if (sealer.Open(SealKind.Client, clientId) is var (registration, _)) return Client.Parse(registration);
        return documents is not null && clientId is not null && ClientDocuments.IsAddress(clientId) ? await documents.FindAsync(clientId, ct) : null;
    }

    /// <summary>True for an id that could be a client's; reads no document.</summary>
    public bool MayBeClient(string clientId) => sealer.Open(SealKind.Client, clientId) is not null || (documents is not null && ClientDocuments.IsAddress(clientId));
}
