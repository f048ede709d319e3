using Oig.Cli.Commands;

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
