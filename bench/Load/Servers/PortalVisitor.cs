using System.Text.Json;
using Oig.Simulator;

namespace Oig.Load.Servers;

/// <summary>Asks the simulated portal itself, by connections that are kept.</summary>
internal sealed class PortalVisitor(Uri portal) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = portal };

    /// <summary>The cookie of a new session of a load account.</summary>
    public async Task<string> LogInAsync(string email)
    {
        using var response = await _http.PostAsJsonAsync("inc/php/scripts/Login.php", new { email, password = AccountBook.TestPassword });
        return response.EnsureSuccessStatusCode().Headers.GetValues("Set-Cookie").First().Split(';')[0];
    }

    /// <summary>Fetches and parses the live readings of the session's account; throws when there are none.</summary>
    public async Task ReadAsync(string cookie, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "json.php") { Headers = { { "Cookie", cookie } } };
        using var response = await _http.SendAsync(request, ct);
        using var readings = JsonDocument.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(ct));
        if (!readings.RootElement.EnumerateObject().Any()) throw new InvalidOperationException("The portal shows no box.");
    }

    public void Dispose() => _http.Dispose();
}
