using System.Net;
using System.Text.Json.Nodes;

namespace Oig.Server.Tests.Hosting;

/// <summary>Calls <c>get_basic_data</c> with one pair of credentials after the other, as a guesser would.</summary>
internal static class Guesser
{
    /// <summary>Code of the error, <c>success</c>, or the status of an answer that is not 200.</summary>
    public static async Task<string> TryAsync(this HttpClient http, Uri mcp, string email, string password, string? forwardedFor = null)
    {
        using var request = Request(mcp, email, password, forwardedFor);
        using var response = await http.SendAsync(request);
        if (response.StatusCode != HttpStatusCode.OK) return ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var reply = (await response.ResultAsync()).GetProperty("structuredContent");
        return reply.TryGetProperty("code", out var code) ? code.GetString()! : reply.GetProperty("status").GetString()!;
    }

    /// <summary>The e-mail goes in a token, which carries any character.</summary>
    public static HttpRequestMessage Request(Uri mcp, string email, string password, string? forwardedFor = null)
    {
        var token = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{email}:{password}"));
        var request = RawMcp.Call(mcp, "get_basic_data", new JsonObject()).With("Authorization", $"Basic {token}");
        return forwardedFor is null ? request : request.With("X-Forwarded-For", forwardedFor);
    }
}
