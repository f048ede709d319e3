using System.Text;
using ModelContextProtocol.Client;

namespace Oig.Cli.Connection;

/// <summary>Opens an MCP session over Streamable HTTP.</summary>
internal static class ServerConnection
{
    public static async Task<McpClient> OpenAsync(Uri url, Dictionary<string, string> headers, TimeSpan timeout, CancellationToken token)
    {
        var transport = new HttpClientTransport(
            new()
            {
                Endpoint = url,
                TransportMode = HttpTransportMode.StreamableHttp,
                AdditionalHeaders = headers,
                EnableStandaloneGetStream = false,
            },
            new HttpClient(Handler(url)) { Timeout = timeout },
            ownsHttpClient: true);
        return await McpClient.CreateAsync(transport, new() { InitializationTimeout = timeout }, cancellationToken: token);
    }

    // A redirect or a proxy would carry the credentials to a host that nobody named.
    private static SocketsHttpHandler Handler(Uri url) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = !url.IsLoopback,
        RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
    };
}
