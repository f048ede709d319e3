using System.Text;
using ModelContextProtocol.Client;

namespace Oig.Cli.Connection;

/// <summary>Opens an MCP session over Streamable HTTP.</summary>
internal static class ServerConnection
{
    public static Task<McpClient> OpenAsync(Uri url, Access access, TimeSpan timeout, CancellationToken token) => OpenAsync(url, access, timeout, timeout, token);

    /// <summary>The same where the beginning may take longer than one answer of the server.</summary>
    public static async Task<McpClient> OpenAsync(Uri url, Access access, TimeSpan timeout, TimeSpan beginning, CancellationToken token) =>
        await McpClient.CreateAsync(Transport(url, access, timeout), new() { InitializationTimeout = beginning }, cancellationToken: token);

    /// <summary>The way to the server, over which nothing was said yet.</summary>
    public static HttpClientTransport Transport(Uri url, Access access, TimeSpan timeout) => new(
            new()
            {
                Endpoint = url,
                TransportMode = HttpTransportMode.StreamableHttp,
                AdditionalHeaders = access.Headers,
                OAuth = access.SignIn,
                EnableStandaloneGetStream = false,
            },
            Http(url, timeout),
            ownsHttpClient: true);

    /// <summary>A client for requests to the server itself.</summary>
    public static HttpClient Http(Uri url, TimeSpan timeout) => new(Handler(url)) { Timeout = timeout };

    // A redirect or a proxy would carry the credentials to a host that nobody named.
    private static SocketsHttpHandler Handler(Uri url) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = !url.IsLoopback,
        RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
    };
}
