using System.Text;
using Oig.Contracts;
using Oig.Contracts.Accounts;

namespace Oig.Api.SignIn.Tokens;

/// <summary>What access and refresh tokens carry: the owner's credentials, and where the grant behind them is kept.</summary>
/// <param name="Home">Key of the grain that keeps the grant, of the time when it was made.</param>
/// <param name="Grant">Id of the grant.</param>
/// <param name="Client">Fingerprint of the client's id.</param>
/// <param name="MayControl">Whether the box may be changed.</param>
/// <param name="Generation">Of a refresh token; 0 in an access token.</param>
/// <param name="PasswordGeneration">How many passwords of the account the portal had accepted by then.</param>
/// <param name="Owner">E-mail and password.</param>
internal sealed record Ticket(string Home, Guid Grant, Guid Client, bool MayControl, int Generation, long PasswordGeneration, Contracts.Credentials Owner)
{
    public override string ToString() => "Ticket(redacted)";

    internal static Ticket Read(BinaryReader reader) => new(
        reader.ReadString(), ReadId(reader), ReadId(reader), reader.ReadBoolean(), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt64(), new(reader.ReadString(), reader.ReadString()));

    internal void Write(BinaryWriter writer)
    {
        writer.Write(Home);
        writer.Write(Grant.ToByteArray());
        writer.Write(Client.ToByteArray());
        writer.Write(MayControl);
        writer.Write7BitEncodedInt(Generation);
        writer.Write7BitEncodedInt64(PasswordGeneration);
        writer.Write(Owner.Email);
        writer.Write(Owner.Password);
    }

    private static Guid ReadId(BinaryReader reader) => new(reader.ReadBytes(16));
}

/// <summary>What a code carries beside a ticket: what its exchange is checked with, and how the grant is going to be listed.</summary>
/// <param name="Ticket">The ticket of the tokens to come.</param>
/// <param name="RedirectUri">Where the code was sent.</param>
/// <param name="Challenge">S256 challenge of PKCE.</param>
/// <param name="ClientName">The name that the client gave itself.</param>
/// <param name="ClientHost">Host, or scheme, of the redirect.</param>
internal sealed record CodeTicket(Ticket Ticket, string RedirectUri, string Challenge, string ClientName, string ClientHost)
{
    public override string ToString() => "CodeTicket(redacted)";

    internal static CodeTicket Read(BinaryReader reader) =>
        new(Ticket.Read(reader), reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString());

    internal void Write(BinaryWriter writer)
    {
        Ticket.Write(writer);
        foreach (var text in (string[])[RedirectUri, Challenge, ClientName, ClientHost]) writer.Write(text);
    }
}

/// <summary>Seals and opens tickets.</summary>
internal static class TicketSealing
{
    public static string Seal(this Sealer sealer, string kind, Ticket ticket, DateTimeOffset expiresAt) => sealer.Seal(kind, Bytes(ticket.Write), expiresAt);

    public static string SealCode(this Sealer sealer, CodeTicket ticket, DateTimeOffset expiresAt) => sealer.Seal(SealKind.Code, Bytes(ticket.Write), expiresAt);

    public static Ticket? OpenTicket(this Sealer sealer, string kind, string? text) =>
        sealer.Open(kind, text) is var (content, _) ? Read(content, Ticket.Read) : null;

    public static (CodeTicket Ticket, DateTimeOffset ExpiresAt)? OpenCode(this Sealer sealer, string? text) =>
        sealer.Open(SealKind.Code, text) is var (content, expiresAt) ? (Read(content, CodeTicket.Read), expiresAt) : null;

    private static byte[] Bytes(Action<BinaryWriter> write)
    {
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, Encoding.UTF8)) write(writer);
        return memory.ToArray();
    }

    private static T Read<T>(byte[] content, Func<BinaryReader, T> read)
    {
        using var reader = new BinaryReader(new MemoryStream(content), Encoding.UTF8);
        return read(reader);
    }
}

/// <summary>Whether the portal has accepted another password of an account since a ticket was made: then the ticket's is void.</summary>
internal sealed class PasswordChanges(IGrainFactory grains, KeyRing keys)
{
    /// <summary>Counts the passwords that the portal accepted one after another.</summary>
    public Task<long> GenerationAsync(string email) => grains.GetGrain<IAccountGrain>(keys.ForAccount(email)).GetPasswordGenerationAsync();

    public async Task<bool> VoidAsync(Ticket ticket) => await GenerationAsync(ticket.Owner.Email) > ticket.PasswordGeneration;
}
