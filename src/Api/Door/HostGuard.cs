using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;
using Oig.Api.Replies;
using Oig.Api.SignIn.Tokens;

namespace Oig.Api.Door;

/// <summary>
/// Lets only requests through whose Host, and Origin where there is one, is a name of this server: a web page that points its own name at
/// this machine (DNS rebinding) shows itself by that name. An address is no name that could be pointed elsewhere.
/// </summary>
internal sealed class HostGuard(RequestDelegate next, HostNames names, ILogger<HostGuard> logger)
{
    private bool _told;

    public Task InvokeAsync(HttpContext context)
    {
        // As it was sent: reading it through the request decodes international names, and throws on damaged ones.
        var host = HostNames.NameIn(context.Request.Headers.Host.ToString());
        if (!names.Serve(host)) return RefuseHostAsync(context, host);
        var origin = context.Request.Headers.Origin.ToString();
        return origin.Length == 0 || names.AllowOrigin(origin, host) ? next(context)
            : Refusals.AnswerAsync(context, StatusCodes.Status403Forbidden, Text.Say("origin_not_named"));
    }

    // Misdirected Request: clients show its body to people, whereas they take 403 for a missing login.
    private Task RefuseHostAsync(HttpContext context, string host)
    {
        if (!Interlocked.Exchange(ref _told, true)) Log.HostRefused(logger, Harmless.Line(host));
        return Refusals.AnswerAsync(context, StatusCodes.Status421MisdirectedRequest, Text.Say("host_not_named"));
    }
}

/// <summary>The names this server may be called by: loopback ones and those configured, with <c>*.suffix</c> and <c>*</c>.</summary>
internal sealed class HostNames(IOptions<AccessOptions> options)
{
    private static readonly IdnMapping Idn = new();

    private readonly string[] _names = ["localhost", "127.0.0.1", "[::1]", .. AccessOptions.Split(options.Value.AllowedHosts).Select(Ascii), .. PublicHost(options.Value)];

    /// <summary>The name in a Host header, without port; empty when there is none.</summary>
    public static string NameIn(string header)
    {
        var end = header.StartsWith('[') ? header.IndexOf(']', StringComparison.Ordinal) + 1 : header.LastIndexOf(':');
        return end > 0 ? header[..end] : header;
    }

    /// <summary>True when requests to that name or address are for this server.</summary>
    public bool Serve(string host) => Contain(host) || IsAddress(host);

    /// <summary>True for pages of this server, and of hosts that are named.</summary>
    public bool AllowOrigin(string origin, string? host = null) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Host.Length > 0
        && (Contain(uri.IdnHost) || Contain(uri.Host) || uri.Host.Equals(host, StringComparison.OrdinalIgnoreCase));

    private bool Contain(string host) => host.Length > 0 && _names.Any(name => Matches(name, host));

    private static string[] PublicHost(AccessOptions options) => PublicUrl.Parse(options.PublicUrl) is { } url ? [url.Host] : [];

    private static bool IsAddress(string host) =>
        IPAddress.TryParse(host.Trim('[', ']'), out _) && (host.Contains('.', StringComparison.Ordinal) || host.StartsWith('['));

    private static bool Matches(string name, string host) =>
        name == "*"
        || (name.StartsWith("*.", StringComparison.Ordinal) && host.EndsWith(name[1..], StringComparison.OrdinalIgnoreCase))
        || host.Equals(name, StringComparison.OrdinalIgnoreCase);

    // On the wire a name has ASCII only.
    private static string Ascii(string name)
    {
        try
        {
            return name.StartsWith("*.", StringComparison.Ordinal) ? "*." + Idn.GetAscii(name[2..]) : Idn.GetAscii(name);
        }
        catch (ArgumentException)
        {
            return name;
        }
    }
}

/// <summary>Lets pages of named hosts call from a browser.</summary>
internal static class BrowserAccess
{
    private static readonly string[] ReadableHeaders = ["Mcp-Session-Id", "Retry-After", "WWW-Authenticate"];

    public static void AddBrowserAccess(this IServiceCollection services)
    {
        services.AddSingleton<HostNames>();
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<HostNames>((cors, names) => cors.AddDefaultPolicy(policy => policy
            .SetIsOriginAllowed(origin => names.AllowOrigin(origin)).AllowAnyHeader().WithMethods("GET", "POST", "DELETE")
            .WithExposedHeaders(ReadableHeaders).SetPreflightMaxAge(TimeSpan.FromMinutes(10))));
    }
}
