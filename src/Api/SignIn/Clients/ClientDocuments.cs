using System.Net;
using Microsoft.Extensions.Caching.Memory;

namespace Oig.Api.SignIn.Clients;

/// <summary>
/// Client id metadata documents: a client whose id is an https address describes itself there. Read with little patience, little room,
/// no redirects, from the public internet only; neither content nor failure is told to anybody.
/// </summary>
internal sealed class ClientDocuments(IHttpClientFactory https, TimeProvider time) : IDisposable
{
    /// <summary>Name of the HTTP client.</summary>
    public const string HttpClient = "client-documents";

    private const int Most = 1000;
    private const int AtOnce = 8;
    private const int LargestDocument = 5 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan GoodFor = TimeSpan.FromHours(1);
    private static readonly TimeSpan BadFor = TimeSpan.FromMinutes(1);

    private readonly MemoryCache _documents = new(new MemoryCacheOptions { SizeLimit = Most, Clock = new CacheClock(time) });
    private readonly SemaphoreSlim _places = new(AtOnce);

    /// <summary>True when the id is one that a document is to be read for.</summary>
    public static bool IsAddress(string clientId) =>
        clientId.Length <= 500 && Uri.TryCreate(clientId, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.IsDefaultPort
        && uri.AbsolutePath.Length > 1 && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0 && uri.AbsoluteUri == clientId
        && uri.HostNameType == UriHostNameType.Dns;

    /// <summary>The client; null when there is no usable document.</summary>
    public async Task<Client?> FindAsync(string clientId, CancellationToken ct)
    {
        if (_documents.TryGetValue(clientId, out Client? known)) return known;
        var client = await ReadInTurnAsync(clientId, ct);
        _documents.Set(clientId, client, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = client is null ? BadFor : GoodFor });
        return client;
    }

    public void Dispose()
    {
        _documents.Dispose();
        _places.Dispose();
    }

    // Many at once would make this server a means of attack on others.
    private async Task<Client?> ReadInTurnAsync(string clientId, CancellationToken ct)
    {
        if (!await _places.WaitAsync(Patience, ct)) return null;
        try
        {
            using var patience = new CancellationTokenSource(Patience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
            return await ReadAsync(clientId, either.Token);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException || (exception is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return null;
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task<Client?> ReadAsync(string clientId, CancellationToken ct)
    {
        using var http = https.CreateClient(HttpClient);
        http.MaxResponseContentBufferSize = LargestDocument;
        using var response = await http.GetAsync(clientId, ct);
        if (response.StatusCode != HttpStatusCode.OK || response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.OrdinalIgnoreCase) != true) return null;
        var client = Client.Parse(await response.Content.ReadAsByteArrayAsync(ct));
        return client?.Id == clientId ? client.Cleaned() : null;
    }
}

/// <summary>Registers the HTTP client that documents are read with.</summary>
internal static class ClientDocumentsHosting
{
    public static void AddClientDocuments(this IServiceCollection services)
    {
        services.AddSingleton<ClientDocuments>();
        services.AddHttpClient(ClientDocuments.HttpClient)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseProxy = false,
                UseCookies = false,
                ConnectCallback = PublicAddresses.ConnectAsync,
            })
            // Its logs and spans would tell addresses that strangers made up.
            .RemoveAllLoggers();
    }
}
