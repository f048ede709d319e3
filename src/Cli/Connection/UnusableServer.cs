using System.Net;
using System.Text.Json;
using ModelContextProtocol;

namespace Oig.Cli.Connection;

/// <summary>Says in one line why there is no talking to a server, and what to do about it.</summary>
internal static class UnusableServer
{
    private const string CheckAddress = "Check --url; it usually ends in /mcp.";

    public static string Reason(Uri url, Exception failure)
    {
        var address = ServerAddress.Shown(url);
        return failure switch
        {
            HttpRequestException { StatusCode: { } status } => $"{address} answered HTTP {(int)status}, which is not MCP. {Remedy(status)}",
            HttpRequestException http => Unreached(http, url, address),
            OperationCanceledException or TimeoutException => $"No answer from {address} in time. Try again, or wait longer with --timeout.",
            McpProtocolException refusal => $"{address} refuses this MCP client: {refusal.Message}",
            McpException or JsonException => $"{address} answered, but not as an MCP server. {CheckAddress}",
            IOException => $"The connection to {address} broke off. Try again.",
            _ => $"The connection to {address} failed unexpectedly ({failure.GetType().Name}).",
        };
    }

    private static string Unreached(HttpRequestException failure, Uri url, string address) => failure.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => $"The host {url.Host} is not known. Check --url.",
        HttpRequestError.SecureConnectionError => $"No secure connection to {address}: its certificate is not trusted, or it does not speak TLS.",
        HttpRequestError.ConnectionError when url.IsLoopback =>
            $"Nothing listens at {address}. Start the server: OIG_CLOUD_MOCK=1 dotnet run --project src/Silo",
        HttpRequestError.ConnectionError => $"Nothing listens at {address}. Start the server there, or give its address with --url.",
        _ => $"The connection to {address} broke off. Try again.",
    };

    private static string Remedy(HttpStatusCode status) => (int)status switch
    {
        429 => "Too many requests; wait a while.",
        >= 500 => "The server or a proxy before it is in trouble; look at its log.",
        400 or 403 or 421 => "Check --url; perhaps the server's Oig:Access:AllowedHosts does not name this host.",
        401 => "A proxy before the server asks for credentials of its own.",
        >= 300 and < 400 => "It points to another address; give that one with --url.",
        _ => CheckAddress,
    };
}
