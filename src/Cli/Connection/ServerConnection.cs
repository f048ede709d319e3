using System.Text;
using ModelContextProtocol.Client;

namespace Oig.Cli.Connection;

/// <summary>Opens an MCP session over Streamable HTTP.</summary>
internal static class ServerConnection
{
    public static async Task<McpClient> OpenAsync(Uri url, Dictionary<string, string> headers, TimeSpan timeout, CancellationToken token) =>
        await McpClient.CreateAsync(Transport(url, headers, timeout), new() { InitializationTimeout = timeout }, cancellationToken: token);

    /// <summary>The way to the server, over which nothing was said yet.</summary>
    public static HttpClientTransport Transport(Uri url, Dictionary<string, string> headers, TimeSpan timeout) => new(
            new()
            {
                Endpoint = url,
                TransportMode = HttpTransportMode.StreamableHttp,
                AdditionalHeaders = headers,
                EnableStandaloneGetStream = false,
            },
            new HttpClient(Handler(url)) { Timeout = timeout },
            ownsHttpClient: true);

    // A redirect or a proxy would carry the credentials to a host that nobody named.
    private static SocketsHttpHandler Handler(Uri url) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = !url.IsLoopback,
        RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
    };
}
