using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Oig.Api.SignIn.Clients;

/// <summary>A client as it described itself, in its registration or in its document: all of it a stranger's text.</summary>
internal sealed record Client
{
    private const int LongestName = 100;
    private const int MostRedirects = 10;

    // All of it becomes a part of the client's id, which travels in addresses.
    private const int MostText = 2500;

    [JsonPropertyName("client_name")]
    public string? Name { get; init; }

    [JsonPropertyName("redirect_uris")]
    public IReadOnlyList<string>? RedirectUris { get; init; }

    /// <summary>Only in a document: has to be the document's own address.</summary>
    [JsonPropertyName("client_id")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Id { get; init; }

    /// <summary>Tells clients apart in tokens, where the id itself would be too long.</summary>
    public static Guid Fingerprint(string clientId) => new(SHA256.HashData(Encoding.UTF8.GetBytes(clientId)).AsSpan(0, 16));

    /// <summary>Reads what a client says of itself; null when it is not a JSON object of the right shape.</summary>
    public static Client? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<Client>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The same without control characters, overlong names and redirect URIs that are not allowed; null when none is left.</summary>
    public Client? Cleaned()
    {
        var room = MostText;
        string[] good = [.. (RedirectUris ?? []).Where(Clients.RedirectUris.IsGood).Distinct().Take(MostRedirects).TakeWhile(uri => (room -= uri.Length) >= 0)];
        return good.Length == 0 ? null : new() { Name = CleanedName(), RedirectUris = good };
    }

    // Characters that turn the direction of writing could make a name look like a part of the page.
    private string? CleanedName()
    {
        var visible = string.Concat((Name ?? "").EnumerateRunes().Where(rune => Rune.IsLetterOrDigit(rune) || Rune.IsPunctuation(rune) || Rune.IsSymbol(rune) || rune.Value == ' '));
        var name = visible.Trim();
        return name.Length == 0 ? null : name.Length <= LongestName ? name : name[..LongestName];
    }
}
