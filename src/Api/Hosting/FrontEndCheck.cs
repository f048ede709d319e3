using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Oig.Api.Door;
using Oig.Api.Fail2Ban;

namespace Oig.Api.Hosting;

/// <summary>One thing that was tried without starting the server.</summary>
/// <param name="Part">What was tried, in a word or two.</param>
/// <param name="Objection">What is wrong with it; null when nothing is.</param>
/// <param name="Detail">What was found.</param>
public sealed record CheckLine(string Part, string? Objection, string Detail = "");

/// <summary>Tries what a front end needs on its machine.</summary>
public static class FrontEndCheck
{
    /// <summary>Why a start would fail with this exception, a line each; empty for a bug.</summary>
    public static IReadOnlyList<string> Explain(Exception exception) => StartFailure.Explain(exception);

    /// <summary>Allow-list, fail2ban log and the addresses to listen on; nothing for a silo that serves no clients.</summary>
    public static IEnumerable<CheckLine> Lines(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (app.Services.GetService<AllowList>() is null) return [];
        return
        [
            AllowListLine(app.Services.GetRequiredService<IOptions<AccessOptions>>().Value),
            Fail2BanLine(app.Services.GetRequiredService<IOptions<Fail2BanOptions>>().Value.Path),
            .. (app.Configuration[WebHostDefaults.ServerUrlsKey] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(UrlLine),
        ];
    }

    /// <summary>Whether a TCP port is free on an address.</summary>
    public static string? PortObjection(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return null;
        }
        catch (SocketException exception)
        {
            return exception.Message;
        }
    }

    private static CheckLine AllowListLine(AccessOptions access)
    {
        var path = Path.GetFullPath(access.WhitelistPath);
        if (!File.Exists(path) && access.AllowedWithoutFile.Count > 0) return new("allow-list", null, "the simulated accounts");
        return Attempt("allow-list", path, () =>
        {
            if (!Path.Exists(path)) throw new FileNotFoundException("it does not exist, so nobody may use this server");
            PlainFile.ReadLines(path);
        });
    }

    private static CheckLine Fail2BanLine(string path) => Attempt("fail2ban log", path, () => PlainFile.Add(path, []));

    private static CheckLine UrlLine(string url)
    {
        if (!Uri.TryCreate(url.Replace("//*", "//0.0.0.0", StringComparison.Ordinal).Replace("//+", "//0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var uri))
            return new("address", "it is no URL", url);
        var address = IPAddress.TryParse(uri.Host.Trim('[', ']'), out var parsed) ? parsed : uri.IsLoopback ? IPAddress.Loopback : IPAddress.Any;
        return new("address", PortObjection(address, uri.Port), url);
    }

    private static CheckLine Attempt(string part, string detail, Action action)
    {
        try
        {
            action();
            return new(part, null, detail);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new(part, exception.Message, detail);
        }
    }
}
