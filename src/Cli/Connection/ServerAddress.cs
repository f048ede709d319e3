using System.Net;
using System.Text.Json;
using ModelContextProtocol;
using Oig.Cli.SignIn;

namespace Oig.Cli.Connection;

/// <summary>The address of an MCP server.</summary>
internal static class ServerAddress
{
    public static readonly Uri Default = new("http://localhost:8000/mcp");

    public static Uri Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw new UsageException($"--url takes an address that starts with http:// or https://, such as {Default}.");
        if (url.UserInfo.Length > 0)
            throw new UsageException("--url takes no e-mail and password; use --email and --password.");
        // Copied from the log of a server that listens on every address.
        if (url.Host is "0.0.0.0" or "[::]")
            throw new UsageException($"--url takes the address to call, not the one to listen on; for this machine {Default}.");
        return url;
    }

    /// <summary>Whether others could read the request on its way.</summary>
    public static bool ExposesHeaders(Uri url) => url.Scheme is "http" && !url.IsLoopback;

    /// <summary>The address for a message: without a query, which may hold a secret.</summary>
    public static string Shown(Uri url) => url.GetLeftPart(UriPartial.Path);
}

/// <summary>Says in one line why there is no talking to a server, and what to do about it.</summary>
internal static class UnusableServer
{
    private const string CheckAddress = "Check --url; it usually ends in /mcp.";

    public static string Reason(Uri url, Exception failure)
    {
        var address = ServerAddress.Shown(url);
        return failure switch
        {
            _ when SignInProblem(failure) is { } problem => problem,
            HttpRequestException { StatusCode: HttpStatusCode.Unauthorized } =>
                $"{address} answered HTTP 401: it, or a proxy before it, wants to know who is asking. Sign in with oig login, or name your account with --email.",
            HttpRequestException { StatusCode: { } status } => $"{address} answered HTTP {(int)status}, which is not MCP. {Remedy(status)}",
            HttpRequestException http => Unreached(http, url, address),
            OperationCanceledException or TimeoutException => $"No answer from {address} in time. Try again, or wait longer with --timeout.",
            McpProtocolException refusal => $"{address} refuses this MCP client: {refusal.Message}",
            McpException or JsonException => $"{address} answered, but not as an MCP server. {CheckAddress}",
            IOException => $"The connection to {address} broke off. Try again.",
            _ => $"The connection to {address} failed unexpectedly ({failure.GetType().Name}).",
        };
    }

    // The SDK may have wrapped it.
    private static string? SignInProblem(Exception? failure) => failure is null or SignInException ? failure?.Message : SignInProblem(failure.InnerException);

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
        >= 300 and < 400 => "It points to another address; give that one with --url.",
        _ => CheckAddress,
    };
}
