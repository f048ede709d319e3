using System.Collections.Frozen;

namespace Oig.Api.SignIn.Clients;

/// <summary>Which redirect URIs a client may register, and whether one that it asks for is one of them.</summary>
internal static class RedirectUris
{
    private const int Longest = 1000;

    // Schemes that browsers and systems act on themselves; everything else with a name of its own is an app's (RFC 8252, section 7.1).
    private static readonly FrozenSet<string> NotOfApps = FrozenSet.ToFrozenSet(
        ["http", "https", "javascript", "data", "vbscript", "file", "filesystem", "blob", "about", "view-source", "ws", "wss", "ftp", "ftps", "sftp", "ssh",
         "telnet", "mailto", "tel", "sms", "news", "nntp", "gopher", "ldap", "ldaps", "urn", "jar", "intent", "content", "chrome", "edge", "resource",
         "ms-settings", "ms-msdt", "search-ms", "shell", "smb", "nfs", "dict", "tftp", "rtsp", "feed", "magnet", "oig"]);

    /// <summary>True for https anywhere, http on this machine, and an app's own scheme.</summary>
    public static bool IsGood(string? text) =>
        text is { Length: > 0 and <= Longest } && text.All(IsPlain) && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && !text.Contains('#', StringComparison.Ordinal) && uri.UserInfo.Length == 0 && IsGood(uri);

    /// <summary>True when it was registered; on this machine the port does not matter (RFC 8252, section 7.3).</summary>
    public static bool Contain(IEnumerable<string> registered, string? wanted) =>
        IsGood(wanted) && registered.Any(one => one == wanted || AreOneOnThisMachine(one, wanted!));

    /// <summary>What people see of it: the host, or the scheme of an app.</summary>
    public static string HostOf(string redirectUri)
    {
        var uri = new Uri(redirectUri);
        return IsWeb(uri) ? uri.IdnHost : $"{uri.Scheme}://";
    }

    /// <summary>True when the code goes to a program on the device of the person who signs in.</summary>
    public static bool IsOnThisDevice(string redirectUri) => new Uri(redirectUri) is var uri && (!IsWeb(uri) || uri.IsLoopback);

    private static bool IsGood(Uri uri) => uri.Scheme switch
    {
        "https" => uri.Host.Length > 0,
        "http" => IsLoopback(uri),
        _ => !NotOfApps.Contains(uri.Scheme) && uri.OriginalString.StartsWith($"{uri.Scheme}:/", StringComparison.OrdinalIgnoreCase),
    };

    private static bool AreOneOnThisMachine(string registered, string wanted)
    {
        var (one, other) = (new Uri(registered), new Uri(wanted));
        return one.Scheme == "http" && other.Scheme == "http" && IsLoopback(one) && one.Host == other.Host && one.PathAndQuery == other.PathAndQuery;
    }

    private static bool IsLoopback(Uri uri) => uri.Host is "127.0.0.1" or "[::1]" or "localhost";

    private static bool IsWeb(Uri uri) => uri.Scheme is "https" or "http";

    // Anything else would be read differently by browsers, by proxies and by this server.
    private static bool IsPlain(char c) => c is > ' ' and < '\u007f' and not ('"' or '<' or '>' or '\\' or '^' or '`' or '{' or '|' or '}');
}
